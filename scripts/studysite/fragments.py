"""Data to Markdown fragments. Pages take them in by visible include lines; nobody edits them.

The Markdown is in templates/*.md.j2. This module only puts the data into the shape that they print.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from studysite.data import Data, Domain, Objective, Service, Term
from studysite.pages import Page
from studysite.revision import revision

TEMPLATES = Path(__file__).parent / "templates"
STATUS_LABELS = {
    "open": "Ativo",
    "closed": "Fechado para novos clientes",
    "renamed": "Mudou de nome",
    "moved": "Mudou de lugar",
    "discontinued": "Descontinuado",
}


@dataclass(frozen=True)
class Place:
    """A link to a section of a page: its address from the including page, and its names for the reader.

    `title` names page and section; `short` only the section, or the page where the link goes to no section.
    """

    href: str
    title: str
    short: str


def fold(text: str) -> str:
    """Lower case without accents: the key that sorts Portuguese words as a reader expects."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def br_date(day: date) -> str:
    """The date as Brazilians write it."""
    return day.strftime("%d/%m/%Y")


@cache
def relative(target: str, page: str) -> str:
    """The address of `target` (below docs/, with or without anchor) as seen from `page` (below docs/)."""
    path, separator, anchor = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + separator + anchor


def place(target: str, page: str, pages: Mapping[str, Page]) -> Place:
    """The link to `target` as `page` shows it, named by the page's title and the section's, where they differ."""
    path, _, anchor = target.partition("#")
    found = pages.get(path)
    if found is None:
        return Place(relative(target, page), path, path)
    section = next((h.title for h in found.headings if h.id == anchor and h.level > 1), "")
    title = f"{found.title}: {section}" if section else found.title
    return Place(relative(target, page), title, section or found.title)


def objective_anchor(objective: str) -> str:
    """The id of an objective on *Mapa da prova*: `1.2.3` -> `objetivo-1-2-3`."""
    return f"objetivo-{objective.replace('.', '-')}"


def environment() -> Environment:
    """The templates, strict about names that do not exist."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # the output is Markdown, written by us
    )
    templates.filters["br_date"] = br_date
    templates.filters["objective_anchor"] = objective_anchor
    templates.globals["status_labels"] = STATUS_LABELS
    return templates


def letters(terms: list[Term]) -> dict[str, list[Term]]:
    """Terms by first letter, both in the order of a dictionary."""
    groups: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda t: fold(t.pt)):
        groups.setdefault(fold(term.pt)[0].upper(), []).append(term)
    return groups


def sections_by_objective(pages: list[Page]) -> dict[str, dict[str, list[str]]]:
    """Objective -> page -> the sections of the page that teach it, as addresses below docs/."""
    found: dict[str, dict[str, list[str]]] = {}
    for page in pages:
        for taught in page.meta.teaches if page.meta else []:
            places = found.setdefault(taught.objective, {}).setdefault(page.path, [])
            if taught.section:
                places.append(f"{page.path}#{taught.section}")
    return found


def services_by_domain(services: list[Service], domains: list[Domain]) -> list[tuple[Domain, list[Service]]]:
    """Each domain that has services, with those that serve it most, by name."""
    by_name = sorted(services, key=lambda s: fold(s.name))
    groups = [(domain, [s for s in by_name if str(s.domain) == domain.id]) for domain in domains]
    return [(domain, entries) for domain, entries in groups if entries]


def render(data: Data, pages: list[Page]) -> dict[str, str]:
    """Every fragment by its path below build/fragments. Pure: the same input gives the same text."""
    templates = environment()
    by_path = {page.path: page for page in pages}

    def fill(template: str, page: str, **values: object) -> str:
        def link(target: str) -> Place:
            return place(target, page, by_path)

        return templates.get_template(f"{template}.md.j2").render(link=link, **values)

    known: dict[str, Objective] = data.guide.objectives
    fragments = {
        "abbreviations.md": fill(
            "abbreviations",
            "",
            terms=[t for t in data.glossary if t.abbr],
            services=[s for s in data.services if s.abbr],
        ),
        "domains.md": fill("domains", "index.md", guide=data.guide),
        "errata.md": fill("errata", "errata.md", sections=data.errata),
        "glossary.md": fill(
            "glossary",
            "glossario.md",
            letters=letters(data.glossary),
            terms={t.id: t for t in data.glossary},
            services=sorted((s for s in data.services if s.in_guide), key=lambda s: fold(s.name)),
        ),
        "guide.md": fill("guide", "mapa-da-prova.md", guide=data.guide, sections=sections_by_objective(pages)),
        "revision.md": fill("revision", "revisao.md", parts=revision(data.guide, pages)),
        "services.md": fill(
            "services",
            "servicos-aws/index.md",
            services=services_by_domain(data.services, data.guide.domains),
        ),
    }
    for service in data.services:
        fragments[f"services/{service.id}.md"] = fill("service", "", service=service)
    for page in pages:
        taught = dict.fromkeys(t.objective for t in page.meta.teaches) if page.meta else {}
        objectives = [known[objective] for objective in taught if objective in known]
        if objectives:
            fragments[f"objectives/{page.path}"] = fill("objectives", page.path, objectives=objectives)
    return fragments
