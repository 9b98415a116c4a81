"""Live reload: which pages have to be built again after a change. MkDocs itself only looks at a page's own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as BuiltPage

from studysite.pages import Page

FRAGMENTS, ABBREVIATIONS, TEMPLATES = "build/fragments", "abbreviations.md", "overrides"

Converted = dict[str, tuple[str, Any, Any]]
"""By the path of a page: its Markdown, and the HTML and the table of contents that it became."""


def sources(page: Page, root: Path) -> Iterable[Path]:
    """What the text of a page is made of besides its own file: the configuration, its fragments, its figures."""
    yield root / "mkdocs.yml"
    yield root / FRAGMENTS / ABBREVIATIONS  # MkDocs appends them to every page
    yield from (root / FRAGMENTS / include.name for include in page.includes)
    stem = root / "docs" / page.path
    yield from stem.with_suffix(".assets").glob("*.svg")


def _newest(files: Iterable[Path]) -> float:
    return max((file.stat().st_mtime for file in files if file.exists()), default=0)


def forget_stale(pages: Iterable[Page], built: Mapping[str, Path], root: Path, converted: Converted) -> None:
    """Remove the built file of every page that is older than what it is made of, so that MkDocs builds it again.

    `built` is the built file of each page, by the page's path below docs/. What only a template changed stays
    `converted`: that is most of the work, and a template is in all pages.
    """
    templates = _newest((root / TEMPLATES).rglob("*.html"))
    for page in pages:
        file = built.get(page.path)
        if file is None or not file.exists():
            continue
        age, text = file.stat().st_mtime, _newest(sources(page, root))
        if text > age:
            converted.pop(page.path, None)
        if max(text, templates) > age:
            file.unlink()


def convert_once(page: BuiltPage, converted: Converted) -> None:
    """Let MkDocs take what `page` became the last time, if its Markdown is the same and nothing else made it stale."""
    path, convert = page.file.src_uri, page.render

    def render(config: MkDocsConfig, files: Files) -> None:
        markdown = page.markdown or ""
        if path in converted and converted[path][0] == markdown:
            _, page.content, page.toc = converted[path]
        else:
            convert(config, files)
            converted[path] = markdown, page.content, page.toc

    page.render = render  # type: ignore[method-assign]
