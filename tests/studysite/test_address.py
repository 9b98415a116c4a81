from __future__ import annotations

import pytest
from studysite.address import addresses, location


@pytest.mark.parametrize(
    ("repository", "site", "expected"),
    [
        ("Ana/aif-c01", "", "https://ana.github.io/aif-c01/"),
        ("ana/ana.github.io", "", "https://ana.github.io/"),
        ("ana/aif-c01", "https://estudo.example", "https://estudo.example/"),
    ],
)
def test_the_site_lives_where_pages_publishes_the_repository(repository: str, site: str, expected: str) -> None:
    assert addresses(repository, site).site == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("index.md", ""),
        ("servicos-aws/index.md", "servicos-aws/"),
        ("dominio-3/peft.md#lora", "dominio-3/peft/#lora"),
        ("dominio-3/re-index.md", "dominio-3/re-index/"),
    ],
)
def test_a_page_has_the_address_that_mkdocs_gives_it(target: str, expected: str) -> None:
    assert location(target) == expected


def test_a_page_is_edited_and_reported_in_the_same_repository() -> None:
    where = addresses("ana/aif-c01")
    assert where.edit == "https://github.com/ana/aif-c01/edit/main/docs/{path}"
    assert where.report == "https://github.com/ana/aif-c01/issues/new?template=erro.yml"
