"""Faults of the theme's own HTML, mended in the build. Each is one replacement that must match on every page.

A theme release that changes the text stops the build: look whether the fault is gone, then mend or delete the repair.
Checked against mkdocs-material 9.8.2.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Repair:
    """`old` is what the theme writes, `new` what stands instead, `why` the fault."""

    old: str
    new: str
    why: str


REPAIRS = [
    Repair(
        old='<html lang="pt"',
        new='<html lang="pt-BR"',
        why="The theme's Brazilian translation calls its language Portuguese; voices and hyphenation differ.",
    ),
    Repair(
        old='type="checkbox" id="__drawer" autocomplete="off">',
        new='type="checkbox" id="__drawer" autocomplete="off" aria-label="Menu">',
        why="On a narrow screen the menu opens by keyboard: site.css lets it be focused (WCAG 2.1.1).",
    ),
    Repair(
        old='type="checkbox" id="__search" autocomplete="off">',
        new='type="checkbox" id="__search" autocomplete="off" aria-label="Busca">',
        why="The same for the search.",
    ),
    Repair(
        old='<div class="md-search" data-md-component="search" role="dialog">',
        new='<div class="md-search" data-md-component="search" role="dialog" aria-label="Busca">',
        why="A dialog needs a name (WCAG 4.1.2).",
    ),
    Repair(
        old='<div class="md-search-result__meta">',
        new='<div class="md-search-result__meta" role="status">',
        why="How many results there are is announced (WCAG 4.1.3).",
    ),
    Repair(
        old="assets/javascripts/workers/search.a7633da7.min.js",
        new="assets/javascripts/search-worker.js",
        why="The theme's search knows neither accents, slips nor other names.",
    ),
]


def repair(html: str, page: str) -> str:
    """Mend the HTML of one page. Raises ValueError, naming `page` and the repair, if a repair matches nothing."""
    for item in REPAIRS:
        if item.old not in html:
            raise ValueError(f"{page}: the theme no longer writes {item.old!r}; see scripts/studysite/theme.py")
        html = html.replace(item.old, item.new)
    return html


FIGURES = "assets/javascripts/glightbox.min.js"
LABELS = {"Close": "Fechar", "Next": "Próxima figura", "Previous": "Figura anterior"}


def translate(script: str) -> str:
    """Name the buttons of an enlarged figure in Portuguese. Raises ValueError where they have other names."""
    for theirs, ours in LABELS.items():
        if f'aria-label="{theirs}"' not in script and f'aria-label="{ours}"' not in script:
            raise ValueError(f"GLightbox has no button {theirs!r} any more; see scripts/studysite/theme.py")
        script = script.replace(f'aria-label="{theirs}"', f'aria-label="{ours}"')
    return script
