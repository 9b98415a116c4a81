"""The pure parts of docs/assets/javascripts/search-worker.js, called in a blank page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from reader import SITE

WORKER = SITE.parent / "docs" / "assets" / "javascripts" / "search-worker.js"
DOCS = [
    {"location": "p/", "title": "Poda (<em>pruning</em>)", "text": ""},
    {"location": "p/#poda", "title": "Poda (<em>pruning</em>)", "text": "<p>Remover pesos do modelo.</p>"},
    {"location": "p/#quando", "title": "Quando usar", "text": "<p>Reduzir o tamanho de um modelo grande.</p>"},
    {"location": "f/", "title": "Fine-tuning", "text": "<p>Treinar mais, com exemplos rotulados.</p>"},
    {"location": "v/", "title": "Viés", "text": "<p>Distorção nos dados &lt;b&gt; e no modelo.</p>"},
    {"location": "g/", "title": "Glossário", "text": ""},
    {"location": "g/#vies", "title": "viés (<em>bias</em>)", "text": "<p>Distorção.</p>"},
]
NAMES = [[["v/", "g/#vies"], ["viés", "bias", "tendenciosidade"]]]


@pytest.fixture(scope="module")
def worker(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=WORKER)
    page.evaluate("data => { window.index = build(data) }", {"config": {"names": NAMES}, "docs": DOCS})
    yield page
    page.close()


def found(worker: Page, query: str) -> list[str]:
    """The places that answer, best first."""
    return worker.evaluate("query => rank(index, query).map(match => match.entry.location)", query)


def call(worker: Page, expression: str, *values: Any) -> Any:
    return worker.evaluate(f"values => ({expression})(...values)", list(values))


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


@pytest.mark.parametrize("query", ["vies", "Viés", "VIÉS", "bias", "tendenciosidade", "bais", "tendensiosidade", "vié"])
def test_every_name_leads_to_the_page_that_teaches_it_first(worker: Page, query: str) -> None:
    assert found(worker, query)[:2] == ["v/", "g/#vies"]


@pytest.mark.parametrize("query", ["finetuning", "fine tuning", "fine-tuning", "finetunning", "fine-tun"])
def test_words_are_joined_and_split(worker: Page, query: str) -> None:
    assert found(worker, query) == ["f/"]


def test_a_question_finds_the_section_that_answers_it(worker: Page) -> None:
    assert found(worker, "como reduzir o tamanho do modelo?")[0] == "p/#quando"


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
