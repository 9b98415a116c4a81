"""What the site needs to know of the committed figures: where they are, how large, and whether they are fit."""

from __future__ import annotations

import re
from pathlib import Path

from studysite.markdown_extension import Size, dark_twin, figure_key
from studysite.problems import Problem

MAX_BYTES = 50_000
_TAG = re.compile(r"<svg\b[^>]*>")
_WIDTH, _HEIGHT = (re.compile(rf'\s{side}="([\d.]+)(?:px|pt)?"') for side in ("width", "height"))


def size(svg: str) -> Size | None:
    """Width and height that the SVG text states, in CSS pixels; None if it does not."""
    tag = _TAG.search(svg[:2000])
    width, height = (side.search(tag[0]) if tag else None for side in (_WIDTH, _HEIGHT))
    return (round(float(width[1])), round(float(height[1]))) if width and height else None


def sizes(root: Path) -> dict[str, Size]:
    """The size of every light figure below `root`/docs, by `figure_key`."""
    found: dict[str, Size] = {}
    for path in light_figures(root):
        stated = size(path.read_text(encoding="utf-8", errors="replace"))
        if stated:
            found[figure_key(path.as_posix())] = stated
    return found


def light_figures(root: Path) -> list[Path]:
    """The figures below `root`/docs in the light palette."""
    return sorted(p for p in (root / "docs").rglob("*.assets/*.svg") if not p.name.endswith(".dark.svg"))


def check(root: Path) -> list[Problem]:
    """Rules F1, F4: every figure and its dark twin exist, are small, sized and free of scripts."""
    problems: list[Problem] = []
    paths = sorted((root / "docs").rglob("*.assets/*.svg"))
    for path in paths:
        file = path.relative_to(root).as_posix()
        content = path.read_bytes()
        text = content.decode("utf-8", errors="replace")
        if len(content) > MAX_BYTES:
            problems.append(
                Problem(file, 1, "F4", f"the figure has {len(content)} bytes, at most {MAX_BYTES} are allowed")
            )
        if size(text) is None:
            problems.append(Problem(file, 1, "F4", "the <svg> element states no width and height"))
        if "<script" in text or "javascript:" in text:
            problems.append(Problem(file, 1, "F4", "the figure contains a script"))
        if path.name.endswith(".dark.svg"):
            light = path.with_name(path.name.replace(".dark.svg", ".svg"))
            if light not in paths:
                problems.append(Problem(file, 1, "F1", f"the light figure {light.name} does not exist"))
        elif path.with_name(dark_twin(path.name)) not in paths:
            problems.append(Problem(file, 1, "F1", f"the dark twin {dark_twin(path.name)} does not exist"))
    return problems
