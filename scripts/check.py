"""Check what people write, without building: `make check`.

Prints every problem as `file:line: rule: message` (rules: CONTRIBUTING.md) and exits with 1 if there is any.
Touches nothing.
Another site than this one: python scripts/check.py FOLDER
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from studysite import data, figures, fragments, pages
from studysite.pages import Page
from studysite.problems import Problem, report
from studysite.rules import data_rules, link_rules, page_rules, text_rules

ROOT = Path(__file__).resolve().parent.parent


def anchors(all_pages: list[Page], texts: dict[str, str]) -> dict[str, set[str]]:
    """The ids that every page states, those that its fragments bring along included."""
    return {
        page.path: page.ids.union(*(pages.stated_ids(texts.get(include.name, "")) for include in page.includes))
        for page in all_pages
    }


def check(root: Path = ROOT, today: date | None = None) -> list[Problem]:
    """Every problem of the site in `root`. `today` is the day that dates are compared with."""
    today = today or date.today()
    loaded, problems = data.load(root)
    all_pages = pages.load(root)
    problems += [p for page in all_pages for p in [*page_rules.headings(page), *page_rules.sections(page)]]
    problems += [p for page in all_pages for p in [*text_rules.lists(page), *text_rules.wording(page)]]
    problems += [p for page in all_pages for p in [*text_rules.admonitions(page), *text_rules.length(page)]]
    problems += [
        p for page in all_pages for p in [*link_rules.sources(page, today), *link_rules.images(page, root / "docs")]
    ]
    problems += [p for page in all_pages for p in page_rules.objectives_shown(page)]
    problems += page_rules.file_names(all_pages)
    problems += page_rules.navigation(all_pages, _text(root / page_rules.NAV_FILE))
    problems += page_rules.published(all_pages, _text(root / page_rules.PUBLISHED_FILE))
    targets = {page.path: link_rules.page_targets(page) for page in all_pages}
    text_targets = {page.path: link_rules.text_targets(page) for page in all_pages}
    problems += page_rules.connections(all_pages, targets, text_targets)
    problems += [*figures.check(root), *link_rules.unused_images(all_pages, root)]
    if loaded is None:
        return [*problems, *(p for page in all_pages for p in page.problems)]

    texts = fragments.render(loaded, all_pages)
    ids = anchors(all_pages, texts)
    for page in all_pages:
        targets[page.path] |= link_rules.included_targets(page, texts)
    problems += page_rules.distance(all_pages, targets)
    problems += data_rules.check(loaded, ids)
    problems += [*page_rules.coverage(all_pages, loaded.guide), *page_rules.comparisons(all_pages)]
    for page in all_pages:
        problems += page_rules.front_matter(page, loaded.guide, today)
        problems += text_rules.terms(page, loaded.glossary)
        problems += link_rules.links(page, ids)
        problems += link_rules.includes(page, texts)
    return problems


def warnings(root: Path = ROOT, today: date | None = None) -> list[Problem]:
    """What a maintainer should look at, and what stops nothing."""
    return [p for page in pages.load(root) for p in page_rules.old(page, today or date.today())]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    sys.exit(report(check(folder), warnings(folder)))
