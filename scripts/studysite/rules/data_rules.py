"""D: the data files, beyond their schema (studysite.data)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from studysite.data import (
    ERRATA_FILE,
    GLOSSARY_FILE,
    GUIDE_FILE,
    SERVICES_FILE,
    Data,
    Guide,
    Section,
    Service,
    Term,
)
from studysite.fragments import fold
from studysite.problems import Problem

MAX_DEFINITION_WORDS = 40


class _Entry(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def id(self) -> str: ...


def unique_ids(entries: Iterable[_Entry], file: str) -> list[Problem]:
    """D1: no id twice in one file."""
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.id in seen:
            problems.append(Problem(file, entry.line, "D1", f"id '{entry.id}' is also on line {seen[entry.id]}"))
        seen.setdefault(entry.id, entry.line)
    return problems


def target(page: str, ids: Mapping[str, set[str]]) -> str:
    """What is wrong with `page` ("path.md" or "path.md#anchor" below docs/); empty if nothing is."""
    path, _, anchor = page.partition("#")
    if path not in ids:
        return f"page {path} does not exist"
    if anchor and anchor not in ids[path]:
        return f"page {path} states no id '{anchor}'"
    return ""


def guide(guide: Guide) -> list[Problem]:
    """D1: ids nest, and the weights add up."""
    problems: list[Problem] = []
    tasks = [task for domain in guide.domains for task in domain.tasks]
    objectives = [objective for task in tasks for objective in task.objectives]
    everything: list[_Entry] = [*guide.domains, *tasks, *objectives]
    problems += unique_ids(everything, GUIDE_FILE)
    for domain in guide.domains:
        for task in domain.tasks:
            if not task.id.startswith(f"{domain.id}."):
                problems.append(Problem(GUIDE_FILE, task.line, "D1", f"task {task.id} is inside domain {domain.id}"))
            for objective in task.objectives:
                if not objective.id.startswith(f"{task.id}."):
                    problems.append(
                        Problem(GUIDE_FILE, objective.line, "D1", f"objective {objective.id} is inside task {task.id}")
                    )
    total = sum(domain.weight for domain in guide.domains)
    if total != 100:
        problems.append(Problem(GUIDE_FILE, 1, "D1", f"the weights add up to {total}%"))
    return problems


def domain(domain: int, guide: Guide) -> str:
    """What is wrong with the `domain` of a term or a service; empty if nothing is."""
    known = [d.id for d in guide.domains]
    return "" if str(domain) in known else f"domain {domain} is not one of {', '.join(known)}"


def glossary(terms: list[Term], ids: Mapping[str, set[str]], guide: Guide) -> list[Problem]:
    """D1, D2, D3 for terms. An alias belongs to one term only and names no other, whatever its case and accents."""
    problems = unique_ids(terms, GLOSSARY_FILE)

    def fault(term: Term, rule: str, message: str) -> None:
        problems.append(Problem(GLOSSARY_FILE, term.line, rule, f"{term.id}: {message}"))

    known = {term.id for term in terms}
    owners = {fold(name): term.id for term in terms for name in (term.pt, term.en, term.abbr) if name}
    for term in terms:
        words = len(term.definition.split())
        if words > MAX_DEFINITION_WORDS:
            fault(term, "D2", f"the definition has {words} words, at most {MAX_DEFINITION_WORDS} are allowed")
        if wrong := domain(term.domain, guide):
            fault(term, "D1", wrong)
        for other in term.confused_with:
            if other not in known:
                fault(term, "D3", f"confused_with names '{other}', which is no term")
        if term.page and (wrong := target(term.page, ids)):
            fault(term, "D3", wrong)
        if bool(term.aws_pt) != term.aws_pt_source.startswith("https://"):
            fault(term, "D1", "'aws_pt' and an https address in 'aws_pt_source' go together")
        for alias in {fold(alias) for alias in term.aliases}:
            if owners.setdefault(alias, term.id) != term.id:
                fault(term, "D1", f"the alias '{alias}' belongs to '{owners[alias]}' already")
    return problems


def services(services: list[Service], ids: Mapping[str, set[str]], guide: Guide) -> list[Problem]:
    """D1, D3, D4 for services."""
    problems = unique_ids(services, SERVICES_FILE)

    def fault(service: Service, rule: str, message: str) -> None:
        problems.append(Problem(SERVICES_FILE, service.line, rule, f"{service.id}: {message}"))

    for service in services:
        if wrong := domain(service.domain, guide):
            fault(service, "D1", wrong)
        if service.status != "open":
            if service.since is None and not service.since_note:
                fault(service, "D4", "not open, but neither 'since' nor 'since_note' says from when")
            if not service.successor:
                fault(service, "D4", "not open, but 'successor' does not say what to use")
        if not service.source.startswith("https://"):
            fault(service, "D4", "'source' is no https address")
        if service.page and (wrong := target(service.page, ids)):
            fault(service, "D3", wrong)
    return problems


def errata(sections: list[Section], ids: Mapping[str, set[str]]) -> list[Problem]:
    """D1, D3 for the ledger of the original notes."""
    claims = [claim for section in sections for claim in section.claims]
    problems = unique_ids(claims, ERRATA_FILE)
    for claim in claims:
        if claim.verdict != "correct" and not (claim.right and claim.why):
            problems.append(Problem(ERRATA_FILE, claim.line, "D1", f"{claim.id}: a correction needs 'right' and 'why'"))
        if wrong := target(claim.page, ids):
            problems.append(Problem(ERRATA_FILE, claim.line, "D3", f"{claim.id}: {wrong}"))
    return problems


def check(data: Data, ids: Mapping[str, set[str]]) -> list[Problem]:
    """Every rule of this module."""
    return [
        *guide(data.guide),
        *glossary(data.glossary, ids, data.guide),
        *services(data.services, ids, data.guide),
        *errata(data.errata, ids),
    ]
