"""What several flows share: boxes below each other, a chain of questions, a ladder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.flow import Box, Flow, Point

SIZE = 13.0  # of all text below the titles in the newer flows


def column(
    flow: Flow, at: Point, width: float, items: Sequence[tuple[str, str, int | None]], *, gap: float = 20
) -> list[Box]:
    """Boxes of (title, detail, category) from `at` downwards, each with an arrow to the next."""
    boxes: list[Box] = []
    x, y = at
    for title, detail, category in items:
        boxes.append(flow.box((x, y), width, title, detail, category=category))
        y += boxes[-1].height + gap
    for one, other in pairwise(boxes):
        flow.arrow(one.bottom, other.top)
    return boxes


def questions(
    flow: Flow, chain: Sequence[tuple[str, str, str, int]], last: tuple[str, str, int], *, split: float = 184
) -> None:
    """Questions on the left from top to bottom, `split` wide; each "sim" leaves to the right, the last "não" to `last`.

    `chain` is (question, answer, detail, category), `last` is (answer, detail, category).
    """
    y, before = 4.0, None
    right = split + 48
    for question, option, detail, category in chain:
        asked = flow.box((4, y), split, question, question=True, height=70)
        if before:
            flow.arrow(before.bottom, asked.top)
            flow.write((asked.top[0] + 8, asked.y - 10), "não", anchor="start")
        answer = flow.box((right, y), 356 - right, option, detail, category=category, height=70)
        flow.arrow(asked.right, (answer.x, asked.right[1]))
        flow.write((split + 26, asked.right[1] - 7), "sim")
        y, before = y + max(asked.height, answer.height) + 30, asked
    assert before
    option, detail, category = last
    end = flow.box((4, y), 352, option, detail, category=category)
    flow.arrow(before.bottom, (before.bottom[0], end.y))
    flow.write((before.bottom[0] + 8, end.y - 10), "não", anchor="start")


def ladder(flow: Flow, y: float, steps: Sequence[tuple[str, str, bool]], divider: tuple[str, str]) -> float:
    """Numbered bars of (title, detail, lower part) from `y` downwards, each longer than the one above it.

    Where the lower part begins, a dashed line stands between the two texts of `divider`. Returns the end, as y.
    """
    before = False
    for number, (name, detail, lower) in enumerate(steps):
        if lower and not before:
            flow.write((4, y + 12), f"{divider[0]} \N{UPWARDS ARROW}", anchor="start", colour=flow.palette.muted)
            flow.line((4, y + 20), (356, y + 20), dashed=True)
            flow.write((4, y + 36), f"{divider[1]} \N{DOWNWARDS ARROW}", anchor="start", colour=flow.palette.muted)
            y += 46
        before = lower
        width = 216 + 34 * number
        box = flow.box((4, y), width, f"{number + 1}. {name}", detail, category=1 if lower else 0, align="start")
        y += box.height + 8
    return y
