"""Drawn flows: boxes with wrapped text, arrows, labels. Plain SVG, laid out from top to bottom in user units."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from figures import svg
from figures.palette import Palette
from figures.words import READERS_FONTS, wrap

TITLE = 13.5  # size of the first lines of a box, bold
DETAIL = 12.5  # size of the lines below it
LEADING = 1.28  # distance of baselines, in sizes
PAD = 9.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """Where a drawn box is; arrows start and end at the middle of its sides."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> Point:
        """Middle of the upper side."""
        return self.x + self.width / 2, self.y

    @property
    def bottom(self) -> Point:
        """Middle of the lower side."""
        return self.x + self.width / 2, self.y + self.height

    @property
    def left(self) -> Point:
        """Middle of the left side."""
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> Point:
        """Middle of the right side."""
        return self.x + self.width, self.y + self.height / 2


class Flow:
    """A flow being drawn. Draw with `box`, `arrow`, `write`; `svg` gives the file, as high as what was drawn.

    `detail` is the size of all text that states no other.
    """

    def __init__(self, palette: Palette, title: str, detail: float = DETAIL) -> None:
        self.palette, self.title, self.detail = palette, title, detail
        self._body = ET.Element(svg.tag("g"))
        self._bottom = 0.0

    def box(
        self,
        at: Point,
        width: float,
        title: str,
        detail: str = "",
        *,
        category: int | None = None,
        question: bool = False,
        height: float = 0,
        align: str = "middle",
    ) -> Box:
        """A box with its upper left corner `at`, as high as its text needs and at least `height`.

        `category` tints it with a colour of the palette; a `question` has round ends and a dashed border.
        """
        inner = width - 2 * PAD - (8 if question else 0)
        heads = wrap(title, inner, TITLE, bold=True) if title else []
        details = wrap(detail, inner, self.detail) if detail else []
        needed = 2 * PAD + LEADING * (TITLE * len(heads) + self.detail * len(details)) - 2
        box = Box(*at, width, max(height, round(needed)))
        colour = self.palette.muted if category is None else self.palette.categories[category]
        fill = self.palette.surface if category is None else self.palette.tints[category]
        self.rect(box, fill, colour, radius=16 if question else 6, dashed=question)
        x = box.x + (width / 2 if align == "middle" else PAD + 2)
        y = box.y + (box.height - needed) / 2 + PAD - 1
        for lines, size, bold in ((heads, TITLE, True), (details, self.detail, False)):
            for line in lines:
                y += LEADING * size
                self.write((x, y - 0.28 * size), line, size=size, bold=bold, anchor=align)
        return box

    def rect(self, box: Box, fill: str, stroke: str = "none", *, radius: float = 6, dashed: bool = False) -> None:
        """A plain rectangle, without text."""
        self._add(
            "rect",
            x=box.x,
            y=box.y,
            width=box.width,
            height=box.height,
            rx=radius,
            fill=fill,
            stroke=stroke,
            stroke_width=1.5,
            stroke_dasharray="5 3" if dashed else "none",
        )
        self._bottom = max(self._bottom, box.y + box.height)

    def circle(self, centre: Point, radius: float, fill: str, stroke: str) -> None:
        """A plain circle, without text."""
        self._add("circle", cx=centre[0], cy=centre[1], r=radius, fill=fill, stroke=stroke, stroke_width=1.5)
        self._bottom = max(self._bottom, centre[1] + radius)

    def arrow(self, *points: Point, dashed: bool = False) -> None:
        """A line through `points` with a head at the last one."""
        self.line(*points, dashed=dashed)
        (x0, y0), (x, y) = points[-2:]
        length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
        dx, dy = (x - x0) / length, (y - y0) / length
        base, side = (x - 8 * dx, y - 8 * dy), (-4.5 * dy, 4.5 * dx)
        corners = [(x, y), (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1])]
        self._add("path", d=_path(corners) + "Z", fill=self.palette.muted)

    def line(self, *points: Point, dashed: bool = False, colour: str = "") -> None:
        """A line through `points`, without a head."""
        stroke, dash = colour or self.palette.muted, "5 3" if dashed else "none"
        self._add("path", d=_path(points), fill="none", stroke=stroke, stroke_width=1.6, stroke_dasharray=dash)

    def write(
        self,
        at: Point,
        text: str,
        *,
        size: float = 0,
        bold: bool = False,
        anchor: str = "middle",
        colour: str = "",
    ) -> None:
        """One line of `text` with its baseline `at` the point; `anchor` is start, middle or end."""
        self._add(
            "text",
            x=at[0],
            y=at[1],
            fill=colour or self.palette.text,
            font_size=f"{size or self.detail:g}",
            text_anchor=anchor,
            font_weight="bold" if bold else "normal",
        ).text = text
        self._bottom = max(self._bottom, at[1] + 2)

    @property
    def svg(self) -> str:
        """The finished file."""
        element = svg.root(round(self._bottom + 4), self.title)
        self._body.set("font-family", READERS_FONTS)
        element.append(self._body)
        return svg.to_text(element)

    def _add(self, name: str, **attributes: str | float) -> ET.Element:
        values = {
            key.replace("_", "-"): value if isinstance(value, str) else f"{value:.2f}"
            for key, value in attributes.items()
        }
        return ET.SubElement(self._body, svg.tag(name), values)


def _path(points: tuple[Point, ...] | list[Point]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
