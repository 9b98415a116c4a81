"""Live reload: which pages have to be built again after a change. MkDocs itself only looks at a page's own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from studysite.pages import Page

FRAGMENTS, ABBREVIATIONS, TEMPLATES = "build/fragments", "abbreviations.md", "overrides"


def sources(page: Page, root: Path) -> Iterable[Path]:
    """What a page is made of besides its own file: the configuration, its fragments, its figures, our templates."""
    yield root / "mkdocs.yml"
    yield root / FRAGMENTS / ABBREVIATIONS  # MkDocs appends them to every page
    yield from (root / FRAGMENTS / include.name for include in page.includes)
    yield from (root / TEMPLATES).rglob("*.html")
    stem = root / "docs" / page.path
    yield from stem.with_suffix(".assets").glob("*.svg")


def forget_stale(pages: Iterable[Page], built: Mapping[str, Path], root: Path) -> None:
    """Remove the built file of every page that is older than what it is made of, so that MkDocs builds it again.

    `built` is the built file of each page, by the page's path below docs/.
    """
    for page in pages:
        file = built.get(page.path)
        if file is None or not file.exists():
            continue
        age = file.stat().st_mtime
        if any(source.exists() and source.stat().st_mtime > age for source in sources(page, root)):
            file.unlink()
