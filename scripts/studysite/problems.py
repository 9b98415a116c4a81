"""What every check returns: a place, a rule of CONTRIBUTING.md and a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault that a writer can mend. `line` counts from 1."""

    file: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


def report(problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> int:
    """Print each once, in order, on stderr. Returns the exit status: 1 if there is a problem, else 0."""
    ordered = sorted(set(problems))
    for warning in sorted(set(warnings)):
        print(f"{warning} (warning)", file=sys.stderr)
    for problem in ordered:
        print(problem, file=sys.stderr)
    return 1 if ordered else 0
