from __future__ import annotations

import json
from pathlib import Path

import pytest
from studysite import data
from studysite.search_index import enrich, names, places, plain

PLACES = ["dominio-1/um/#o-que-e", "glossario/#acuracia", "glossario/#precisao", "servicos-aws/#servico-fechado"]


def small_data(site: Path) -> data.Data:
    loaded, problems = data.load(site)
    assert loaded
    assert not problems
    return loaded


def index(*locations: str) -> str:
    pages = dict.fromkeys(place.partition("#")[0] for place in locations)
    docs = [
        {
            "location": place,
            "title": "Título" if "#" in place else "Página",
            "text": "<p>Texto</p>" if "#" in place else "",
        }
        for page in pages
        for place in [page, *(place for place in locations if place.startswith(page))]
    ]
    return json.dumps({"config": {"lang": ["pt"]}, "docs": docs})


def test_every_name_leads_to_the_page_that_teaches_and_to_the_list(site: Path) -> None:
    assert names(small_data(site)) == [
        (["dominio-1/um/#o-que-e", "glossario/#acuracia"], ["taxa de acerto"]),
        (["glossario/#precisao"], ["PPV"]),
        (["servicos-aws/#servico-fechado"], []),
    ]


def test_the_index_is_split_and_given_the_names(site: Path) -> None:
    loaded = small_data(site)
    assert json.loads(enrich(index(*PLACES), loaded)) == {
        "docs": [],
        "config": {
            "lang": ["pt"],
            "first": {
                "pages": [
                    ["dominio-1/um/", "Página", 1, "o-que-e", "Título"],
                    ["glossario/", "Página", 1, "acuracia", "Título", "precisao", "Título"],
                    ["servicos-aws/", "Página", 1, "servico-fechado", "Título"],
                ],
                "names": [
                    [[1, 3], ["taxa de acerto"]],
                    [[4], ["PPV"]],
                    [[6], []],
                ],
            },
            "texts": ["", "Texto", "", "Texto", "Texto", "", "Texto"],
        },
    }


def test_what_stands_below_the_h1_is_the_text_of_the_page() -> None:
    docs = [
        {"location": "a/", "title": "A", "text": "", "boost": 0.5},
        {"location": "a/#a", "title": "A", "text": "<p>Um.</p>"},
        {"location": "a/#b", "title": "A", "text": "<p>Dois.</p>"},
    ]
    assert places(docs) == ([["a/", "A", 0.5, "b", "A"]], ["Um.", "Dois."], {"a/": 0, "a/#a": 0, "a/#b": 1})


def test_an_anchor_that_the_title_says_is_not_written() -> None:
    docs = [
        {"location": "a/", "title": "A", "text": ""},
        {"location": "a/#ajuste-fino", "title": "Ajuste fino (<em>fine-tuning</em>)", "text": ""},
        {"location": "a/#outro", "title": "Ação", "text": ""},
    ]
    assert places(docs)[0] == [["a/", "A", 1, 0, "Ajuste fino (fine-tuning)", "outro", "Ação"]]


def test_a_page_of_claims_is_found_by_its_headings_only() -> None:
    docs = [
        {"location": "errata/", "title": "Errata", "text": ""},
        {"location": "errata/#um", "title": "Um", "text": "Errado."},
    ]
    assert places(docs)[1] == ["", ""]


def test_a_section_without_its_page_is_a_fault_of_the_build() -> None:
    with pytest.raises(ValueError, match="a/#b before its page"):
        places([{"location": "a/#b", "title": "B", "text": ""}])


def test_the_text_is_plain() -> None:
    assert plain("<ul><li>uma <em>coi</em>sa</li><li>a &lt; b</li></ul>") == "uma coisa a < b"
    assert plain("<p>Objetivo. : <a>um</a>, , : <a>dois</a>.</p>") == "Objetivo. um, dois."


def test_sections_that_only_list_links_are_left_out(site: Path) -> None:
    with_sources = json.loads(index(*PLACES))
    with_sources["docs"].append({"location": "servicos-aws/#fontes", "title": "Fontes", "text": "AWS"})
    found = json.loads(enrich(json.dumps(with_sources), small_data(site)))
    assert "Fontes" not in str(found)


def test_a_name_that_leads_nowhere_is_a_fault_of_the_build(site: Path) -> None:
    with pytest.raises(ValueError, match="glossario/#precisao"):
        enrich(index(*PLACES[:2], PLACES[3]), small_data(site))


@pytest.mark.parametrize("text", ["{}", '{"docs": [{"location": ""}]}'])
def test_an_index_of_another_shape_is_a_fault_of_the_build(site: Path, text: str) -> None:
    with pytest.raises(ValueError, match="another shape"):
        enrich(text, small_data(site))
