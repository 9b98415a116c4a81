"""Plots: matplotlib set up for a phone, in the colours of a palette, laid out in user units from the top left."""

from __future__ import annotations

from contextlib import ExitStack
from io import StringIO
from typing import Any, Self
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter

from figures import svg
from figures.palette import Palette
from figures.words import MEASURING_FONT, decimal

SIZE = 13.0  # of text
SMALL = 12.5  # of tick labels: still 12 px where the figure shrinks to 358 px
MARKERS = ("o", "^", "s", "D")  # one for each category, so that colour is never the only sign


def _settings(palette: Palette) -> Any:
    colours = dict.fromkeys(
        ["text.color", "axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor"], palette.text
    ) | dict.fromkeys(["axes.edgecolor", "xtick.color", "ytick.color"], palette.muted)
    return colours | {
        "svg.fonttype": "none",
        "svg.hashsalt": "figures",
        "font.family": MEASURING_FONT,
        "font.size": SIZE,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": False,
        "grid.color": palette.line,
        "grid.linewidth": 0.8,
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "lines.linewidth": 2.2,
        "hatch.linewidth": 1.2,
    }


class Plot:
    """A figure of the common width and the given `height`, to be painted inside a `with`; then `text` is the SVG."""

    def __init__(self, palette: Palette, height: float, title: str) -> None:
        self.palette, self.height, self.title = palette, height, title
        self.svg = ""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self._stack.enter_context(mpl.rc_context(_settings(self.palette)))
        self.figure = Figure(figsize=(svg.WIDTH / 72, self.height / 72), dpi=72)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._stack:
            if kind is None:
                self.svg = self._render()

    def _render(self) -> str:
        buffer = StringIO()
        self.figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
        root = ET.fromstring(buffer.getvalue())
        svg.frame(root, self.height, self.title)
        return svg.to_text(root)

    def axes(self, left: float, top: float, width: float, height: float, x_label: str = "", y_label: str = "") -> Axes:
        """Axes in the given box. Labels stand level: y above the axis, x below it; ticks have a decimal comma."""
        box = (left / svg.WIDTH, 1 - (top + height) / self.height, width / svg.WIDTH, height / self.height)
        axes = self.figure.add_axes(box)
        comma = FuncFormatter(lambda value, _: decimal(value))
        axes.xaxis.set_major_formatter(comma)
        axes.yaxis.set_major_formatter(comma)
        if x_label:
            self.write(left + width / 2, top + height + 34, x_label, ha="center", color=self.palette.muted)
        if y_label:
            self.write(max(left - 40, 4), top - 10, y_label, color=self.palette.muted)
        return axes

    def panel(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes without ticks, inside a thin frame: for panels that are compared with each other."""
        axes = self.axes(left, top, width, height)
        axes.set(xticks=[], yticks=[])
        for spine in axes.spines.values():
            spine.set(visible=True, color=self.palette.line)
        return axes

    def write(self, x: float, y: float, text: str, **style: Any) -> Text:
        """One line of `text` with its baseline at (x, y) user units from the top left."""
        defaults: dict[str, Any] = {"fontsize": SIZE, "color": self.palette.text, "va": "baseline"}
        return self.figure.text(x / svg.WIDTH, 1 - y / self.height, text, **(defaults | style))
