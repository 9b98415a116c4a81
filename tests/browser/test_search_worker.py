"""The pure parts of docs/assets/javascripts/search-worker.js, called in a blank page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from reader import SITE
from studysite import built

WORKER = SITE.parent / "docs" / "assets" / "javascripts" / "search-worker.js"
FIRST = {
    "pages": [
        ["p/", "Poda (pruning)", 1, "quando", "Quando reduzir", "vantagens", "Vantagens"],
        ["f/", "Fine-tuning", 1],
        ["v/", "Viés", 1],
        ["g/", "Glossário", 1, "vies", "viés (bias)"],
        ["servicos-aws/", "Serviços AWS", 1, "rotulador", "Amazon Rotulador"],
    ],
    "names": [
        [[4, 6], ["tendenciosidade", "preconceito do modelo"]],  # the heading of 6 says the other two
        [[3], ["fine-tuning", "adaptar o modelo"]],
        [[8], ["Amazon Rotulador", "marcar o viés"]],
    ],
}
TEXTS = [
    "Remover pesos do modelo.",
    "Reduzir o tamanho de um modelo grande.",
    "Fica mais rápido.",
    "Treinar mais, com exemplos rotulados.",
    "Distorção nos dados <b> e no modelo.",
    "",
    "Distorção.",
    "",
    "Serviço que marca exemplos.",
]


@pytest.fixture(scope="module")
def worker(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=WORKER)
    page.evaluate("([first, texts]) => { window.index = build(first, texts) }", [FIRST, TEXTS])
    page.evaluate("first => { window.namesOnly = build(first) }", FIRST)
    yield page
    page.close()


def found(worker: Page, query: str) -> list[str]:
    """The places that answer, best first."""
    return worker.evaluate("query => rank(index, query).map(match => match.entry.location)", query)


def call(worker: Page, expression: str, *values: Any) -> Any:
    return worker.evaluate(f"values => ({expression})(...values)", list(values))


def test_every_place_that_an_answer_leads_to_is_there(worker: Page) -> None:
    pages = json.loads((SITE / "search" / "names.json").read_text(encoding="utf-8"))["pages"]
    places = call(worker, "pages => read(pages, []).map(entry => entry.location)", pages)
    ids = {address: built.read((SITE / address / "index.html").read_text("utf-8")).ids for address, *_ in pages}
    parted = [place.partition("#") for place in places]
    assert not [place for place in parted if place[1] and place[2] not in ids[place[0]]]


@pytest.mark.parametrize(
    ("one", "other", "most", "edits"),
    [
        ("poda", "poda", 2, 0),
        ("prunning", "pruning", 2, 1),
        ("overfiting", "overfitting", 2, 1),
        ("undrefitting", "underfitting", 2, 1),  # swapped neighbours are one slip
        ("gato", "rede", 2, 3),  # more than asked for: one more than that
    ],
)
def test_slips_are_counted(worker: Page, one: str, other: str, most: int, edits: int) -> None:
    assert call(worker, "(a, b, most) => edits(a, b, most)", one, other, most) == edits


def test_words_are_folded_and_split(worker: Page) -> None:
    assert call(worker, "words", "Não-estruturados: Top-P 0,9") == ["nao", "estruturados", "top", "p", "0", "9"]


def test_a_family_of_words_has_one_stem(worker: Page) -> None:
    stems = {call(worker, "stem", word) for word in ("rotular", "rotulados", "rotulado")}
    assert stems == {"rotul"}
    assert {call(worker, "stem", word) for word in ("inventa", "inventar", "invente")} == {"invent"}
    assert {call(worker, "stem", word) for word in ("automatico", "automaticamente")} == {"automatic"}
    assert {call(worker, "stem", word) for word in ("fm", "fms")} == {"fm"}


@pytest.mark.parametrize("query", ["vies", "Viés", "VIÉS", "bias", "tendenciosidade", "bais", "tendensiosidade", "vié"])
def test_every_name_leads_to_the_page_that_teaches_it_first(worker: Page, query: str) -> None:
    assert found(worker, query)[:2] == ["v/", "g/#vies"]


@pytest.mark.parametrize("query", ["finetuning", "fine tuning", "fine-tuning", "finetunning", "fine-tun"])
def test_words_are_joined_and_split(worker: Page, query: str) -> None:
    assert found(worker, query) == ["f/"]


def test_a_question_finds_the_section_that_answers_it(worker: Page) -> None:
    assert found(worker, "como reduzir o tamanho do modelo?")[0] == "p/#quando"


def test_a_name_comes_before_an_alias_a_heading_and_a_text(worker: Page) -> None:
    pages = [["t/", "Texto", 1], ["h/", "Como fazer a poda bem feita", 1], ["a/", "Corte", 1], ["n/", "Poda", 1]]
    first, texts = {"pages": pages, "names": [[[2], ["poda"]]]}, ["Sobre a poda.", "", "", ""]
    order = call(worker, "(first, texts) => rank(build(first, texts), 'poda').map(m => m.entry.location)", first, texts)
    assert sorted(order[:2]) == ["a/", "n/"]
    assert order[2:] == ["h/", "t/"]


def test_all_words_come_before_some_of_them(worker: Page) -> None:
    first = {"pages": [["a/", "Custo", 1], ["b/", "Custo de treino", 1], ["c/", "Treino", 1]], "names": []}
    asked = "(first, query) => rank(build(first, ['', '', '']), query)[0].entry.location"
    assert call(worker, asked, first, "treino custo") == "b/"


def test_words_that_say_nothing_do_not_count(worker: Page) -> None:
    assert found(worker, "o que é a poda") == found(worker, "poda")
    assert found(worker, "what is the bias") == found(worker, "bias")


def test_two_slips_in_a_long_word_are_forgiven(worker: Page) -> None:
    assert found(worker, "tendencosidad")[0] == "v/"


def test_a_need_in_words_finds_what_an_alias_says_with_other_words_around(worker: Page) -> None:
    assert found(worker, "preciso adaptar um modelo aos dados")[0] == "f/"


def test_everyday_words_stand_for_each_other(worker: Page) -> None:
    assert found(worker, "como diminuir o tamanho do modelo")[0] == "p/#quando"


def test_a_word_of_two_families_stands_for_both(worker: Page) -> None:
    first = {"pages": [["a/", "Dividir", 1], ["b/", "Trecho", 1]], "names": []}
    meant = "first => [...meanings(build(first, ['', '']), 'partir', false).keys()].sort()"
    assert call(worker, meant, first) == ["dividir", "trecho"]


def test_what_the_site_is_about_says_nothing_in_a_long_question(worker: Page) -> None:
    first = {"pages": [["a/", "Inteligência artificial", 1], ["b/", "Inventa respostas", 1]], "names": []}
    asked = "(first, query) => rank(build(first, ['', '']), query)[0].entry.location"
    assert call(worker, asked, first, "por que a inteligência artificial inventa respostas") == "b/"
    assert call(worker, asked, first, "inteligência artificial") == "a/"


def test_the_first_letters_of_a_word_stand_for_it(worker: Page) -> None:
    first = {"pages": [["a/", "Perda de validação (validation loss)", 1]], "names": []}
    assert call(worker, "first => rank(build(first, ['']), 'val loss').length", first) == 1


def test_some_words_of_an_example_are_no_answer(worker: Page) -> None:
    first = {"pages": [["a/", "Regressão", 1, "exemplo", "Um caso"]], "names": []}
    asked = "(first, query) => rank(build(first, ['', 'O preço do bolo de cenoura com cobertura.']), query).length"
    assert call(worker, asked, first, "bolo de cenoura") == 0
    assert call(worker, asked, first, "preço do bolo de cenoura com cobertura") == 1, "a sentence of the page"
    assert call(worker, asked, first, "cenoura") == 1, "one word is looked for wherever it stands"


def test_a_heading_that_stands_everywhere_names_nothing(worker: Page) -> None:
    pages = [[f"{n}/", f"Página {n}", 1, "exemplo", "Exemplo"] for n in range(11)]
    first = {"pages": [*pages, ["prompt/", "Exemplo de prompt", 1]], "names": []}
    best = call(worker, "(first, texts) => rank(build(first, texts), 'exemplo')[0]", first, [""] * 23)
    assert best["entry"]["location"] == "prompt/"


def test_a_slip_is_not_looked_for_inside_two_words_that_were_joined(worker: Page) -> None:
    first = {"pages": [["a/", "Agente", 1]], "names": [[[0], ["toma decisões"]]]}
    asked = "(first, query) => rank(build(first, ['']), query).length"
    assert call(worker, asked, first, "tomadecisao") == 1
    assert call(worker, asked, first, "tomate") == 0


def test_who_asks_for_a_service_is_answered_by_one(worker: Page) -> None:
    assert found(worker, "marcar viés")[0] != "v/"
    assert found(worker, "viés")[0] == "v/"
    assert found(worker, "qual serviço da AWS para marcar viés")[0] == "servicos-aws/#rotulador"


def test_a_heading_that_every_page_has_is_found_on_the_page_that_is_asked_for(worker: Page) -> None:
    assert found(worker, "vantagens da poda")[0] == "p/#vantagens"


def test_names_alone_answer_until_the_texts_have_come(worker: Page) -> None:
    early = worker.evaluate("answer(namesOnly, 'vies').items.map(group => group[0].location)")
    assert early == worker.evaluate("answer(index, 'vies').items.map(group => group[0].location)")
    [first, *_] = worker.evaluate("answer(namesOnly, 'vies').items[0]")
    assert not re.search(r"[^\s\u200b]", re.sub(r"<[^>]*>", "", first["text"])), "a place for the teaser, without words"


@pytest.mark.parametrize(
    "query", ["", "   ", "?!", "bolo de cenoura", "xyzzy", "🙂", "(.*)+[", "<img src=x onerror=alert(1)>"]
)
def test_nonsense_finds_nothing(worker: Page, query: str) -> None:
    assert found(worker, query) == []


def test_a_very_long_query_is_answered(worker: Page) -> None:
    assert found(worker, "viés " * 2000)[0] == "v/"


def test_what_is_shown_is_safe_and_marked_as_it_stands(worker: Page) -> None:
    [group, *_] = worker.evaluate("answer(index, 'vies').items")
    [page] = group
    assert page["title"] == "<mark>Viés</mark>"
    assert page["text"] == "<p>Distorção nos dados &lt;b&gt; e no modelo.</p>"
    assert page["terms"] == {"viés": True}


def test_a_group_holds_its_page_and_shows_the_best_sections(worker: Page) -> None:
    [group] = worker.evaluate("answer(index, 'tamanho').items")
    assert [place["location"] for place in group] == ["p/#quando", "p/"]
    assert group[0]["score"] > group[1]["score"]


def test_the_last_word_is_finished_as_it_was_typed(worker: Page) -> None:
    assert worker.evaluate("answer(index, 'vié').suggest") == ["viés"]


def test_nothing_found_offers_the_nearest_names(worker: Page) -> None:
    assert [name["title"] for name in worker.evaluate("nearest(index, 'podar')")] == ["Poda (pruning)"]
