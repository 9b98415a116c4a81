from __future__ import annotations

import os
from pathlib import Path

import pytest
from generate import generate
from studysite import pages
from studysite.reload import forget_stale


@pytest.mark.parametrize(
    ("changed", "rebuilt"),
    [
        ("build/fragments/glossary.md", {"glossario.md"}),
        ("docs/dominio-1/um.assets/linha.svg", {"dominio-1/um.md"}),
        ("docs/dominio-1/um.md", set()),  # MkDocs sees this one by itself
        ("build/fragments/abbreviations.md", {"glossario.md", "dominio-1/um.md", "dominio-1/dois.md"}),
        ("mkdocs.yml", {"glossario.md", "dominio-1/um.md", "dominio-1/dois.md"}),
        ("overrides/main.html", {"glossario.md", "dominio-1/um.md", "dominio-1/dois.md"}),
    ],
)
def test_a_page_is_built_again_when_what_it_is_made_of_changed(site: Path, changed: str, rebuilt: set[str]) -> None:
    generate(site)
    (site / "overrides").mkdir()
    (site / "overrides/main.html").write_text("", encoding="utf-8")
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    built = {path: site / "built" / path for path in ("glossario.md", "dominio-1/um.md", "dominio-1/dois.md")}
    for path in built.values():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        os.utime(path, (2, 2))
    os.utime(site / changed, (3, 3))
    forget_stale(pages.load(site), built, site)
    assert {path for path, file in built.items() if not file.exists()} == rebuilt
