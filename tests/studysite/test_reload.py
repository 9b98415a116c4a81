from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from generate import generate
from studysite import pages
from studysite.reload import Converted, convert_once, forget_stale

ALL = {"glossario.md", "dominio-1/um.md", "dominio-1/dois.md"}


@pytest.mark.parametrize(
    ("changed", "rebuilt", "converted_again"),
    [
        ("build/fragments/glossary.md", {"glossario.md"}, {"glossario.md"}),
        ("docs/dominio-1/um.assets/linha.svg", {"dominio-1/um.md"}, {"dominio-1/um.md"}),
        ("docs/dominio-1/um.md", set(), set()),  # MkDocs sees this one by itself
        ("build/fragments/abbreviations.md", ALL, ALL),
        ("mkdocs.yml", ALL, ALL),
        ("overrides/main.html", ALL, set()),  # the text stays
    ],
)
def test_a_page_is_built_again_when_what_it_is_made_of_changed(
    site: Path, changed: str, rebuilt: set[str], converted_again: set[str]
) -> None:
    generate(site)
    (site / "overrides").mkdir()
    (site / "overrides/main.html").write_text("", encoding="utf-8")
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    built = {path: site / "built" / path for path in ALL}
    converted: Converted = dict.fromkeys(ALL, ("", "", ""))
    for path in built.values():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        os.utime(path, (2, 2))
    os.utime(site / changed, (3, 3))
    forget_stale(pages.load(site), built, site, converted)
    assert {path for path, file in built.items() if not file.exists()} == rebuilt
    assert ALL - set(converted) == converted_again


def test_a_text_is_converted_once() -> None:
    converted: Converted = {}
    times = []

    def render(page: Any, markdown: str) -> Any:
        page.markdown, page.content, page.toc = markdown, None, None
        page.render = lambda config, files: (times.append(markdown), setattr(page, "content", f"<p>{markdown}</p>"))
        convert_once(page, converted)
        page.render(None, None)
        return page.content

    page = SimpleNamespace(file=SimpleNamespace(src_uri="um.md"))
    assert [render(page, text) for text in ("a", "a", "b")] == ["<p>a</p>", "<p>a</p>", "<p>b</p>"]
    assert times == ["a", "b"]
