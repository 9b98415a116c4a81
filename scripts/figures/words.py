"""Numbers as Brazilians write them, and text measured and broken into lines."""

from __future__ import annotations

from functools import cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# Layout is measured with this font, which matplotlib brings along and which is wider than what phones have:
# what fits with it fits everywhere, and the result does not depend on the machine that draws.
MEASURING_FONT = "DejaVu Sans"
READERS_FONTS = "system-ui, -apple-system, Roboto, Helvetica, Arial, sans-serif"


def decimal(value: float, places: int | None = None) -> str:
    """`value` with a decimal comma: 0.5 -> "0,5". Without `places`, as many digits as needed, at most six."""
    text = f"{value:.6g}" if places is None else f"{value:.{places}f}"
    return text.replace(".", ",").replace("-", "\N{MINUS SIGN}")


def percent(share: float) -> str:
    """`share` of one as a percentage without decimals: 0.836 -> "84%"; what is small but not nothing is "<1%"."""
    return "<1%" if 0 < share < 0.005 else f"{100 * share:.0f}%"


@cache
def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of `text` in user units, measured with the widest font that readers may have."""
    font = FontProperties(family=MEASURING_FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, False)
    return float(width)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """`text` broken between words into lines of at most `width`. A newline in `text` always breaks."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and text_width(longer, size, bold) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
