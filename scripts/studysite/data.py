"""The four data files of the site as dataclasses. Each file lives beside the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from studysite import records
from studysite.problems import Problem

GUIDE_FILE = "docs/mapa-da-prova.yml"
GLOSSARY_FILE = "docs/glossario.yml"
SERVICES_FILE = "docs/servicos-aws/index.yml"
ERRATA_FILE = "docs/errata.yml"


@dataclass(frozen=True)
class Objective:
    """One bullet of the exam guide. `text` is our Portuguese; `new` marks those that v1.1 added."""

    line: int
    id: str
    text: str
    new: bool = False


@dataclass(frozen=True)
class Task:
    """A task statement of the exam guide."""

    line: int
    id: str
    name: str
    english: str
    objectives: list[Objective]


@dataclass(frozen=True)
class Domain:
    """`weight` is the share of the scored exam, in percent."""

    line: int
    id: str
    name: str
    english: str
    weight: int
    source: str
    tasks: list[Task]

    @property
    def page(self) -> str:
        """The domain's overview, below docs/."""
        return f"dominio-{self.id}/index.md"


@dataclass(frozen=True)
class Guide:
    """The exam guide: what the exam covers, and where AWS says so."""

    line: int
    version: str
    published: date
    source: str
    checked: date
    domains: list[Domain]

    @property
    def objectives(self) -> dict[str, Objective]:
        """Every objective by its id, in the order of the guide."""
        return {o.id: o for d in self.domains for t in d.tasks for o in t.objectives}


@dataclass(frozen=True)
class Term:
    """A glossary entry. `aliases` feed the search; `avoid` are Portuguese words that name something else.

    `aws_pt` is the term as AWS's own Portuguese pages write it, `aws_pt_source` the page where it was read.
    """

    line: int
    id: str
    pt: str
    en: str
    definition: str
    domain: int
    abbr: str = ""
    aliases: list[str] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)
    confused_with: list[str] = field(default_factory=list)
    difference: str = ""
    page: str = ""
    aws_pt: str = ""
    aws_pt_source: str = ""


Status = Literal["open", "closed", "renamed", "moved", "discontinued"]


@dataclass(frozen=True)
class Service:
    """An AWS service or feature. `closed` means closed to new customers; `moved`, now part of another service."""

    line: int
    id: str
    name: str
    summary: str
    choose: str
    avoid: str
    domain: int
    in_guide: bool
    status: Status
    source: str
    checked: date
    former_names: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    since: date | None = None
    since_note: str = ""
    successor: str = ""
    page: str = ""
    abbr: str = ""


Verdict = Literal["correct", "imprecise", "outdated", "term", "wrong", "gap"]


@dataclass(frozen=True)
class Claim:
    """One claim of the original notes and the place on the site where it stands now."""

    line: int
    id: str
    verdict: Verdict
    said: str
    page: str
    right: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class Section:
    """One of the 34 sections of the original notes, with its title as it was."""

    line: int
    number: int
    title: str
    claims: list[Claim]


@dataclass(frozen=True)
class Data:
    """`errata` has one Section for each section of the original notes, in their order."""

    guide: Guide
    glossary: list[Term]
    services: list[Service]
    errata: list[Section]


def load(root: Path) -> tuple[Data | None, list[Problem]]:
    """Read the four files below `root`, the folder of mkdocs.yml.

    Records with faults are left out and reported. Data is None only if a whole file cannot be read.
    """
    guide, problems_guide = records.read(root / GUIDE_FILE, root, Guide)
    glossary, problems_glossary = records.read(root / GLOSSARY_FILE, root, list[Term])
    services, problems_services = records.read(root / SERVICES_FILE, root, list[Service])
    errata, problems_errata = records.read(root / ERRATA_FILE, root, list[Section])
    problems = [*problems_guide, *problems_glossary, *problems_services, *problems_errata]
    if guide is None or glossary is None or services is None or errata is None:
        return None, problems
    return Data(guide, glossary, services, errata), problems
