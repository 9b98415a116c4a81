"""The two palettes, one for each colour scheme of the site, and what they must promise: contrast."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours of one scheme. Text stands in `text`, `muted` and `categories`, on `background`, `surface` and `tints`.

    `categories` follow Okabe and Ito (https://jfly.uni-koeln.de/color/): blue, orange, green, purple, told apart with
    any kind of colour vision, made darker or lighter until they can be read as text.
    """

    name: str
    background: str
    text: str
    muted: str
    line: str
    surface: str
    categories: tuple[str, str, str, str]
    tints: tuple[str, str, str, str]


LIGHT = Palette(
    name="light",
    background="#ffffff",
    text="#1d2530",
    muted="#4b5766",
    line="#c9d0d8",
    surface="#f1f4f7",
    categories=("#0067a5", "#ad4a00", "#00704f", "#9a3f78"),
    tints=("#dcedf9", "#fbe9da", "#daf1e8", "#f6e3ef"),
)
DARK = Palette(
    name="dark",
    background="#1e2129",
    text="#e9ecf1",
    muted="#b3bcc9",
    line="#4a5261",
    surface="#2a2f3a",
    categories=("#62b8ec", "#f0a531", "#3fc79d", "#e39ac8"),
    tints=("#1d3a50", "#46331a", "#1a4035", "#452c40"),
)
PALETTES = (LIGHT, DARK)


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 to 21, of two `#rrggbb` colours (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
