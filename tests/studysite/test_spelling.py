from __future__ import annotations

from pathlib import Path

from studysite import data, pages
from studysite.rules.spelling import spelling, words


def test_words_are_what_a_reader_reads() -> None:
    line = "O **modelo** (*pruning*) de `codigo` no [Bedrock](../bedrock.md), \\(x_1\\) RAG v2 e-commerce { #id }"
    assert list(words(line)) == ["modelo", "de", "no", "Bedrock", "e-commerce"]


def test_a_word_after_an_address_is_read() -> None:
    assert list(words("Veja [um](a/b_1/c_2.md) fim, [dois](x_y_z_1_2_3.md) aqui fim")) == [
        *("Veja", "um", "fim", "dois", "aqui", "fim")
    ]


def test_an_unknown_word_is_named_with_its_place(site: Path) -> None:
    page = site / "docs/dominio-1/um.md"
    page.write_text(page.read_text(encoding="utf-8").replace("palavra palavra", "modelo prunning acurácia", 1))
    loaded, _ = data.load(site)
    assert loaded is not None
    um = [page for page in pages.load(site) if page.path == "dominio-1/um.md"]
    problems = [str(p) for p in spelling(loaded, um, "# list\nprunado", lambda word: word.lower() != "prunning")]
    assert problems == [
        "docs/dominio-1/um.md:14: T6: 'prunning' is not in the dictionary: mend it, or add it to tests/words.txt"
    ]


def test_the_list_and_the_data_are_known(site: Path) -> None:
    loaded, _ = data.load(site)
    assert loaded is not None
    assert spelling(loaded, [], "", lambda _: False) != []
    listed = "\n".join(word for t in loaded.glossary for word in (*words(t.definition), *words(t.difference)))
    listed += "\n" + "\n".join(
        w for s in loaded.services for text in (s.summary, s.choose, s.avoid) for w in words(text)
    )
    assert spelling(loaded, [], listed, lambda _: False) == []
