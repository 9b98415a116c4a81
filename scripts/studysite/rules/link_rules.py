"""L: links between pages, sources, included fragments. F: images in pages."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from studysite.pages import SEE_ALSO_TITLE, Page
from studysite.problems import Problem

VAGUE = {"aqui", "clique", "clique aqui", "link", "este link", "leia mais", "saiba mais", "página"}
MIN_ALT, MAX_ALT = 20, 250
_EXTERNAL = re.compile(r"^(https?:|mailto:)")
_FRAGMENT_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SOURCE = re.compile(r"^- \[[^\]]+\]\(https://\S+\) \(aberta em (\d{4}-\d{2}-\d{2})\)\.?$")


def resolve(page: Page, target: str) -> tuple[str, str]:
    """The page (below docs/) and the anchor that a relative `target` of `page` names."""
    path, _, anchor = target.partition("#")
    folder = posixpath.dirname(page.path)
    return (posixpath.normpath(posixpath.join(folder, path)) if path else page.path), anchor


def links(page: Page, ids: Mapping[str, set[str]]) -> list[Problem]:
    """L1, L3. `ids` is page -> the ids that it states, those of its fragments included."""
    problems: list[Problem] = []

    def fault(line: int, rule: str, message: str) -> None:
        problems.append(Problem(page.file, line, rule, message))

    for link in page.links:
        if link.text.strip(" *_").lower() in VAGUE:
            fault(link.line, "L3", f"the text '{link.text}' does not say where the link goes")
        if _EXTERNAL.match(link.target):
            continue
        path, anchor = resolve(page, link.target)
        if path.endswith(".md"):
            if path not in ids:
                fault(link.line, "L1", f"{link.target} goes to {path}, which does not exist")
            elif anchor and anchor not in ids[path]:
                fault(link.line, "L1", f"{link.target} goes to an id that {path} does not state")
            elif path == page.path and not anchor:
                fault(link.line, "L3", "the link goes to the page that it is on")
        else:
            fault(link.line, "L1", f"{link.target} is neither a relative .md page nor an https address")
    return problems


def page_targets(page: Page, end: float = math.inf) -> set[str]:
    """The other pages that `page` links to itself, not by its fragments; only above the line `end`."""
    found = {
        resolve(page, link.target)[0] for link in page.links if link.line < end and not _EXTERNAL.match(link.target)
    }
    return {path for path in found if path.endswith(".md")} - {page.path}


def text_targets(page: Page) -> set[str]:
    """The other pages that `page` links to above *Veja também*."""
    return page_targets(page, next((h.line for h in page.headings if h.title == SEE_ALSO_TITLE), math.inf))


def included_targets(page: Page, fragments: Mapping[str, str]) -> set[str]:
    """The pages that the fragments of `page` link to."""
    texts = (fragments.get(include.name, "") for include in page.includes)
    targets = (target for text in texts for target in _FRAGMENT_LINK.findall(text))
    return {path for path in (resolve(page, target)[0] for target in targets) if path.endswith(".md")}


def sources(page: Page, today: date) -> list[Problem]:
    """L2: each item of *Fontes* is a link and the date it was opened."""
    problems: list[Problem] = []
    inside, count, heading_line = False, 0, 0
    for number, line in page.lines:
        if line.startswith("## "):
            inside = line.startswith("## Fontes")
            heading_line = number if inside else heading_line
        elif inside and line.startswith(("-", "*", "1")):
            count += 1
            match = _SOURCE.match(line.rstrip())
            if not match:
                problems.append(Problem(page.file, number, "L2", "write: - [title](https://…) (aberta em AAAA-MM-DD)"))
            elif (opened := _day(match[1])) is None:
                problems.append(Problem(page.file, number, "L2", f"no calendar has the day {match[1]}"))
            elif opened > today:
                problems.append(Problem(page.file, number, "L2", f"the date is in the future: {opened}"))
    if heading_line and not count:
        problems.append(Problem(page.file, heading_line, "L2", "Fontes lists no source"))
    return problems


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def includes(page: Page, fragments: Mapping[str, str]) -> list[Problem]:
    """L4: every include line names a fragment that the data gives. Without front matter there are no objectives."""
    own = f"objectives/{page.path}"
    return [
        Problem(page.file, include.line, "L4", f"no data gives the fragment {include.name}")
        for include in page.includes
        if include.name not in fragments and not (page.meta is None and include.name == own)
    ]


def images(page: Page, docs: Path) -> list[Problem]:
    """F1, F2, F3 for the images that `page` shows. `docs` is the folder of the pages."""
    problems: list[Problem] = []
    for image in page.images:
        path = docs / posixpath.dirname(page.path) / image.target.partition("#")[0]
        if not path.is_file():
            problems.append(Problem(page.file, image.line, "F1", f"the image {image.target} does not exist"))
        if not MIN_ALT <= len(image.alt) <= MAX_ALT:
            wanted = f"{MIN_ALT} to {MAX_ALT}"
            problems.append(
                Problem(page.file, image.line, "F2", f"alt text has {len(image.alt)} characters, {wanted} are wanted")
            )
        if not image.has_caption:
            problems.append(Problem(page.file, image.line, "F3", "the image has no /// caption below it"))
    return problems


def unused_images(pages: list[Page], root: Path) -> list[Problem]:
    """F5: a light figure that no page shows."""
    shown = {
        posixpath.normpath(posixpath.join("docs", posixpath.dirname(page.path), image.target.partition("#")[0]))
        for page in pages
        for image in page.images
    }
    figures = sorted((root / "docs").rglob("*.assets/*"))
    return [
        Problem(name, 1, "F5", "no page shows this figure: show it or delete it")
        for name in (figure.relative_to(root).as_posix() for figure in figures)
        if not name.endswith(".dark.svg") and name not in shown
    ]
