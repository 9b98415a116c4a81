"""P: the shape of a page, its place in the site, and its published address."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date

from studysite.address import location
from studysite.data import GUIDE_FILE, Guide
from studysite.pages import LEAD_TITLE, RULE_TITLE, SEE_ALSO_TITLE, Page
from studysite.problems import Problem
from studysite.revision import COMPARISONS_PAGE

KEYS = ["description", "objectives", "reviewed"]
OPTIONAL_KEYS = ["hide", "search"]
REQUIRED_SECTIONS = ["Na prova", "Não confunda", SEE_ALSO_TITLE, "Fontes"]
MIN_DESCRIPTION, MAX_DESCRIPTION = 50, 160
MIN_LINKS_OUT, MIN_LINKS_IN = 3, 2
HOME, MAX_TAPS = "index.md", 3
MAX_AGE = 180  # days; pages hand it to review-age.js, which tells the reader
NAV_FILE = "mkdocs.yml"
PUBLISHED_FILE = "tests/published.txt"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")


def front_matter(page: Page, guide: Guide, today: date) -> list[Problem]:
    """P1, P2, P3: the keys, their order and their values."""
    problems = list(page.problems)
    if page.keys and list(page.keys)[: len(KEYS)] != KEYS and set(KEYS) <= set(page.keys):
        problems.append(Problem(page.file, 2, "P1", f"front matter keys are in the order {', '.join(KEYS)}"))
    if page.meta is None:
        return problems

    def fault(key: str, rule: str, message: str) -> None:
        problems.append(Problem(page.file, page.keys.get(key, 2), rule, message))

    length = len(page.meta.description)
    if not MIN_DESCRIPTION <= length <= MAX_DESCRIPTION:
        wanted = f"{MIN_DESCRIPTION} to {MAX_DESCRIPTION}"
        fault("description", "P2", f"description has {length} characters, {wanted} are wanted")
    if '"' in page.meta.description:
        fault("description", "P2", "description has a straight quote, which ends the tag that it stands in: write “ ”")
    if page.meta.reviewed > today:
        fault("reviewed", "P2", f"reviewed is in the future: {page.meta.reviewed}")
    sections = {heading.id for heading in page.headings} & page.ids
    for taught in page.meta.teaches:
        if taught.objective not in guide.objectives:
            fault("objectives", "P3", f"unknown objective {taught.objective}")
        elif not taught.section:
            fault("objectives", "P3", f"objective {taught.objective} names no heading: write {taught.objective}#id")
        elif taught.section not in sections:
            fault("objectives", "P3", f"objective {taught.objective}: no heading states the id '{taught.section}'")
    return problems


def old(page: Page, today: date) -> list[Problem]:
    """P11: the page was reviewed too long ago. A warning: the facts may still hold."""
    days = (today - page.meta.reviewed).days if page.meta else 0
    if days <= MAX_AGE:
        return []
    return [
        Problem(page.file, page.keys.get("reviewed", 2), "P11", f"reviewed {days} days ago: open its sources again")
    ]


def coverage(pages: Iterable[Page], guide: Guide) -> list[Problem]:
    """P12: each objective of the guide is taught by a section of a page."""
    taught = {t.objective for page in pages if page.meta for t in page.meta.teaches if t.section}
    return [
        Problem(GUIDE_FILE, objective.line, "P12", f"no section teaches objective {objective.id}")
        for objective in guide.objectives.values()
        if objective.id not in taught
    ]


def comparisons(pages: Iterable[Page]) -> list[Problem]:
    """P13: each comparison of *Não confunda* has one rule to decide, one table and one situation."""
    problems: list[Problem] = []
    for page in pages:
        if page.path != COMPARISONS_PAGE:
            continue
        starts = [h for h in page.headings if h.level == 3]
        ends = [h.line for h in page.headings]
        for heading in starts:
            end = min((line for line in ends if line > heading.line), default=sys.maxsize)
            inside = [line for number, line in page.lines if heading.line < number < end]
            parts = {
                RULE_TITLE: any(RULE_TITLE in line for line in inside),
                "table": any(line.startswith("| ---") or line.startswith("|---") for line in inside),
                "Exemplo": any('"Exemplo"' in line for line in inside),
            }
            problems += [
                Problem(page.file, heading.line, "P13", f"the comparison has no {name}")
                for name, found in parts.items()
                if not found
            ]
    return problems


def headings(page: Page) -> list[Problem]:
    """P4: one H1, first, and no skipped level."""
    problems: list[Problem] = []
    ones = [h for h in page.headings if h.level == 1]
    if len(ones) != 1:
        problems.append(Problem(page.file, page.body_line, "P4", f"the page has {len(ones)} H1, one is wanted"))
    level = 0
    for heading in page.headings:
        if heading.level > level + 1:
            problems.append(
                Problem(page.file, heading.line, "P4", f"H{heading.level} follows H{level}: a level is skipped")
            )
        level = heading.level
    seen: dict[str, int] = {}
    for heading in page.headings:
        if heading.id in seen:
            problems.append(
                Problem(page.file, heading.line, "P4", f"id '{heading.id}' is also on line {seen[heading.id]}")
            )
        seen.setdefault(heading.id, heading.line)
    return problems


def sections(page: Page) -> list[Problem]:
    """P5: the sections that a reader finds on every topic page, in their order."""
    if not page.is_topic:
        return []
    problems: list[Problem] = []
    if not page.lead:
        problems.append(Problem(page.file, page.body_line, "P5", f'the page has no !!! abstract "{LEAD_TITLE}"'))
    found = {h.title: h.line for h in page.headings if h.level == 2}
    lead = next((a.line for a in page.admonitions if a.title == LEAD_TITLE), 0)
    if lead > min(found.values(), default=lead):
        problems.append(Problem(page.file, lead, "P5", f"'{LEAD_TITLE}' stands below a section; it comes first"))
    last = 0
    for title in REQUIRED_SECTIONS:
        if title not in found:
            problems.append(Problem(page.file, page.body_line, "P5", f"the section '## {title}' is missing"))
        elif found[title] < last:
            order = ", ".join(REQUIRED_SECTIONS)
            problems.append(Problem(page.file, found[title], "P5", f"'{title}' stands too early; the order is {order}"))
        else:
            last = found[title]
    return problems


def objectives_shown(page: Page) -> list[Problem]:
    """P9: a topic page with objectives shows them."""
    wanted = f"objectives/{page.path}"
    if page.is_topic and page.meta and page.meta.objectives and wanted not in {i.name for i in page.includes}:
        return [
            Problem(page.file, page.body_line, "P9", f'the page does not include its objectives: --8<-- "{wanted}"')
        ]
    return []


def file_names(pages: Iterable[Page]) -> list[Problem]:
    """P10: names that make clean addresses."""
    return [
        Problem(page.file, 1, "P10", "file names are ASCII, lower case, words joined by '-'")
        for page in pages
        if not all(_NAME.fullmatch(part if part.endswith(".md") else f"{part}.md") for part in page.path.split("/"))
    ]


def connections(
    pages: list[Page], targets: Mapping[str, set[str]], text_targets: Mapping[str, set[str]]
) -> list[Problem]:
    """P6: links in the text of a topic page, and pages that link to any page.

    `targets` is page -> pages that it links to; `text_targets` is the same without *Veja também*.
    """
    problems: list[Problem] = []

    def fault(page: Page, message: str) -> None:
        problems.append(Problem(page.file, page.body_line, "P6", message))

    for page in pages:
        out = len(text_targets[page.path])
        if page.is_topic and out < MIN_LINKS_OUT:
            fault(page, f"the text links to {out} pages, at least {MIN_LINKS_OUT} are wanted above '{SEE_ALSO_TITLE}'")
        incoming = sum(page.path in linked for linked in targets.values())
        if incoming < MIN_LINKS_IN:
            fault(page, f"{incoming} pages link here themselves, at least {MIN_LINKS_IN} are wanted")
    return problems


def distance(pages: list[Page], targets: dict[str, set[str]]) -> list[Problem]:
    """P14: links lead from the home page to every page in at most three taps. `targets` as in `connections`."""
    reached = {HOME}
    for _ in range(MAX_TAPS):
        reached |= {target for path in reached for target in targets.get(path, set())}
    return [
        Problem(page.file, page.body_line, "P14", f"more than {MAX_TAPS} taps from the home page: link to it earlier")
        for page in pages
        if page.path not in reached
    ]


def navigation(pages: Iterable[Page], config: str) -> list[Problem]:
    """P7: every page is in `nav`, and every path of `nav` is a page. `config` is the text of mkdocs.yml."""
    listed: dict[str, int] = {}
    in_nav = False
    for number, line in enumerate(config.splitlines(), start=1):
        if re.match(r"\S", line):
            in_nav = line.startswith("nav:")
        match = re.search(r"([\w./-]+\.md)\s*$", line)
        if in_nav and match:
            listed[match[1]] = number
    paths = {page.path for page in pages}
    problems = [
        Problem(f"docs/{path}", 1, "P7", f"the page is not in nav of {NAV_FILE}")
        for path in sorted(paths - set(listed))
    ]
    problems += [
        Problem(NAV_FILE, number, "P7", f"nav names {path}, which does not exist")
        for path, number in listed.items()
        if path not in paths
    ]
    return problems


def published(pages: Iterable[Page], addresses: str) -> list[Problem]:
    """P8: the addresses of the site, one a line, are those of its pages: none is gone, none is missing."""
    existing = {location(page.path) or "/": page for page in pages}
    listed = {
        line: number for number, line in enumerate(addresses.splitlines(), start=1) if line and not line.startswith("#")
    }
    gone = [
        Problem(PUBLISHED_FILE, number, "P8", f"the address {line} was published and is gone: bring its page back")
        for line, number in listed.items()
        if line not in existing
    ]
    return gone + [
        Problem(page.file, 1, "P8", f"the address {line} is not in {PUBLISHED_FILE}: add it")
        for line, page in existing.items()
        if line not in listed
    ]
