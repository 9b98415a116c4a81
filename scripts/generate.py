"""Write the fragments that pages include: docs/** -> build/fragments/**.

MkDocs runs this before every build (scripts/hooks.py). By hand: python scripts/generate.py
A fragment is written only when its text changed, so that live reload does not run in circles.
"""

from __future__ import annotations

import sys
from pathlib import Path

from studysite import data, fragments, pages
from studysite.problems import Problem, report

ROOT = Path(__file__).resolve().parent.parent
FRAGMENTS = Path("build/fragments")


def write(texts: dict[str, str], folder: Path) -> None:
    """Make `folder` hold exactly `texts` (path -> content)."""
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in texts:
            path.unlink()


def generate(root: Path = ROOT) -> list[Problem]:
    """Render every fragment of the site in `root`. Returns the faults that left something out."""
    loaded, problems = data.load(root)
    if loaded is not None:
        write(fragments.render(loaded, pages.load(root)), root / FRAGMENTS)
    return problems


if __name__ == "__main__":
    sys.exit(report(generate()))
