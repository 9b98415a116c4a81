from __future__ import annotations

from pathlib import Path

import pytest
from studysite import data, pages
from studysite.pages import parse
from studysite.revision import domain_of, first_sentence, revision

COMPARISONS = """\
---
description: Uma página pequena que existe só para os testes do projeto.
objectives: []
reviewed: 2026-01-02
---

# Não confunda

## Domínio 1 { #dominio-1 }

### A ou B { #a-ou-b }

!!! tip "Regra para decidir"
    Sobe: [A](a.md).
    Desce: B.
"""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Uma só frase.", "Uma só frase."),
        ("O RAG busca. Depois, gera.", "O RAG busca."),
        ("Nova 2.0 custa 0.5 por [token](tokens.md). Fim.", "Nova 2.0 custa 0.5 por token."),
        ("Há resposta? Sim.", "Há resposta?"),
    ],
)
def test_the_first_sentence_stands_alone(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_a_page_without_a_domain_counts_for_none() -> None:
    front_matter = "---\ndescription: d\nobjectives: [{}]\nreviewed: 2026-01-02\n---\n"
    assert domain_of(parse("servicos-aws/um.md", front_matter.format("2.1.6#partes"))) == "2"
    assert domain_of(parse("servicos-aws/um.md", front_matter.format('""'))) == ""


def test_the_revision_holds_sentences_and_rules_by_domain(site: Path) -> None:
    (site / "docs/nao-confunda.md").write_text(COMPARISONS, encoding="utf-8")
    loaded, _ = data.load(site)
    assert loaded is not None
    [part] = revision(loaded.guide, pages.load(site))
    assert part.sentences == [
        (f"dominio-1/{name}.md", f"A frase do tema {name}.") for name in ("dois", "quatro", "tres", "um")
    ]
    assert part.rules == [("nao-confunda.md#a-ou-b", "Sobe: A. Desce: B.")]
