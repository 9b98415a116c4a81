"""Draw the figures of the site into docs/**/*.assets: python scripts/draw_figures.py [--check] [NAME]

Writes a file only when its bytes change. With NAME only the figures of that name, with --check none: it prints one
`file:line: F6: message` on stderr for every committed figure that is not what the code draws, and exits with 1 if any.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from figures import registry
from studysite.problems import Problem, report

DOCS = Path(__file__).resolve().parent.parent / "docs"


def draw(only: str | None = None) -> dict[Path, str]:
    """The text of every figure, or of those named `only`, by path."""
    return {
        DOCS / path: paint(palette)
        for path, (paint, palette) in registry.files().items()
        if only in (None, registry.name(paint))
    }


def problems(drawn: dict[Path, str], leftovers: bool) -> list[Problem]:
    """One for each file that is missing or not as `drawn`; with `leftovers`, also for each that nothing draws."""
    found = {}
    for path, text in drawn.items():
        if not path.exists():
            found[path] = "the figure is missing: run `make figures`"
        elif path.read_bytes() != text.encode():
            found[path] = "the figure is not what its code draws: run `make figures`"
    for path in DOCS.rglob("*.assets/*.svg") if leftovers else []:
        if path not in drawn:
            found[path] = "no function draws this figure: delete it or add it to scripts/figures/registry.py"
    return [Problem(path.relative_to(DOCS.parent).as_posix(), 1, "F6", message) for path, message in found.items()]


def write(drawn: dict[Path, str]) -> list[Path]:
    """Write what differs; returns the paths that were written."""
    changed = [path for path, text in drawn.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawn[path].encode())
    return changed


def main(arguments: list[str] | None = None) -> int:
    """Draw or check; returns the exit status: 0 well, 1 problems, 2 an unknown name."""
    parser = argparse.ArgumentParser(description="Draw the figures of the site.")
    parser.add_argument("name", nargs="?", help="draw only this figure, as in k-means-passos")
    parser.add_argument("--check", action="store_true", help="write nothing, report what differs")
    options = parser.parse_args(arguments)
    drawn = draw(options.name)
    if not drawn:
        print(f"No figure is called {options.name}: see scripts/figures/registry.py.", file=sys.stderr)
        return 2
    if options.check:
        return report(problems(drawn, leftovers=options.name is None))
    for path in write(drawn):
        print(path.relative_to(DOCS.parent).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
