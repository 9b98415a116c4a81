"""The page for the last hour before the exam, from the pages themselves: the first sentence of each, and the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from studysite.data import Domain, Guide
from studysite.pages import Page

COMPARISONS_PAGE = "nao-confunda.md"
_SENTENCE_END = re.compile(r"(?<=[.?])\s+(?=[A-ZÀ-Ý*])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass
class Part:
    """What one domain has to say. Pairs of an address below docs/ and one line of Markdown without links."""

    domain: Domain
    sentences: list[tuple[str, str]] = field(default_factory=list)
    rules: list[tuple[str, str]] = field(default_factory=list)


def first_sentence(text: str) -> str:
    """The first sentence of a paragraph, without its links."""
    return _SENTENCE_END.split(_LINK.sub(r"\1", text), maxsplit=1)[0]


def domain_of(page: Page) -> str:
    """The domain that a page counts for: that of its folder, or of its first objective; empty if it has none."""
    match = re.match(r"dominio-(\d)/", page.path)
    if match:
        return match[1]
    return page.meta.objectives[0].partition(".")[0] if page.meta and page.meta.objectives else ""


def revision(guide: Guide, pages: list[Page]) -> list[Part]:
    """The parts of the page, the heaviest domain first.

    A page without an objective is depth, not exam: it is left out. Rules come from *Não confunda*, where each stands
    under a heading of its domain (`dominio-3`).
    """
    parts = {domain.id: Part(domain) for domain in guide.domains}
    for page in pages:
        if page.is_topic and page.lead and page.meta and page.meta.objectives and domain_of(page) in parts:
            parts[domain_of(page)].sentences.append((page.path, first_sentence(page.lead)))
    for page in (page for page in pages if page.path == COMPARISONS_PAGE):
        for heading, rule in page.rules:
            above = [h.id for h in page.headings if h.level == 2 and h.line < heading.line]
            domain = above[-1].removeprefix("dominio-") if above else ""
            if domain in parts:
                parts[domain].rules.append((f"{COMPARISONS_PAGE}#{heading.id}", _LINK.sub(r"\1", rule)))
    return sorted(parts.values(), key=lambda part: -part.domain.weight)
