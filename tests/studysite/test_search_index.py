from __future__ import annotations

import json
from pathlib import Path

import pytest
from studysite import data
from studysite.search_index import enrich, location, names, plain

PLACES = ["dominio-1/um/#o-que-e", "glossario/#acuracia", "glossario/#precisao", "servicos-aws/#servico-fechado"]


def small_data(site: Path) -> data.Data:
    loaded, problems = data.load(site)
    assert loaded
    assert not problems
    return loaded


def index(*locations: str) -> str:
    docs = [{"location": place, "title": "Título", "text": "<p>Texto</p>"} for place in locations]
    return json.dumps({"config": {"lang": ["pt"]}, "docs": docs})


def test_addresses_are_those_of_the_index() -> None:
    assert location("dominio-3/peft.md#lora") == "dominio-3/peft/#lora"
    assert location("servicos-aws/index.md") == "servicos-aws/"


def test_every_name_leads_to_the_page_that_teaches_and_to_the_list(site: Path) -> None:
    assert names(small_data(site)) == [
        (["dominio-1/um/#o-que-e", "glossario/#acuracia"], ["acurácia", "accuracy", "taxa de acerto"]),
        (["glossario/#precisao"], ["precisão", "precision", "PPV"]),
        (["servicos-aws/#servico-fechado"], ["Amazon Fechado"]),
    ]


def test_the_index_is_kept_and_given_the_names(site: Path) -> None:
    loaded = small_data(site)
    found = json.loads(enrich(index(*PLACES), loaded))
    assert [doc["location"] for doc in found["docs"]] == PLACES
    assert found["config"] == {"lang": ["pt"], "names": json.loads(json.dumps(names(loaded)))}


def test_the_text_is_plain() -> None:
    assert plain("<ul><li>uma <em>coi</em>sa</li><li>a &lt; b</li></ul>") == "uma coisa a &lt; b"


def test_sections_that_only_list_links_are_left_out(site: Path) -> None:
    with_sources = json.loads(index(*PLACES))
    with_sources["docs"].append({"location": "dominio-1/um/#fontes", "title": "Fontes", "text": "AWS"})
    found = json.loads(enrich(json.dumps(with_sources), small_data(site)))
    assert "dominio-1/um/#fontes" not in [doc["location"] for doc in found["docs"]]


def test_a_name_that_leads_nowhere_is_a_fault_of_the_build(site: Path) -> None:
    with pytest.raises(ValueError, match="glossario/#precisao"):
        enrich(index(*PLACES[:2], PLACES[3]), small_data(site))


@pytest.mark.parametrize("text", ["{}", '{"docs": [{"location": ""}]}'])
def test_an_index_of_another_shape_is_a_fault_of_the_build(site: Path, text: str) -> None:
    with pytest.raises(ValueError, match="another shape"):
        enrich(text, small_data(site))
