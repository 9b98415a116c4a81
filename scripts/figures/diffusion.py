"""A diffusion model in small: drawings go to noise, and noise goes to a drawing.

Forward: x_t = sqrt(a_t) x_0 + sqrt(1 - a_t) noise (https://arxiv.org/abs/2006.11239, equation 4). Backward: the same
steps without added noise (DDIM, https://arxiv.org/abs/2010.02502, equation 12). A large model learns to guess x_0; for
the six drawings here the best possible guess has a closed form, their mean weighted by how well each explains x_t
(https://arxiv.org/abs/2206.00364, appendix B.3), and that is what is computed. Nothing is trained.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from figures.palette import Palette
from figures.plot import Plot

# Twelve rows of twelve pixels each.
DRAWINGS = {
    "heart": "............ ..##....##.. .####..####. ############ ############ ############ "
    ".##########. ..########.. ...######... ....####.... .....##..... ............",
    "house": ".....##..... ....####.... ...######... ..########.. .##########. ############ "
    "..########.. ..##.##.##.. ..########.. ..###..###.. ..###..###.. ..###..###..",
    "tree": ".....##..... ....####.... ...######... ..########.. ....####.... ...######... "
    "..########.. .##########. .....##..... .....##..... .....##..... ....####....",
    "boat": ".....#...... .....##..... .....###.... .....####... .....#####.. .....######. "
    ".....#...... .....#...... ############ .##########. ..########.. ............",
    "cup": "............ .########... .########... .##########. .########.## .########..# "
    ".########..# .########.## .##########. .########... ..######.... ............",
    "key": "............ ...####..... ..##..##.... ..#....#.... ..##..##.... ...####..... "
    ".....##..... .....##..... .....####... .....##..... .....####... ............",
}
STEPS = 40
SIDE = 72  # of an image: six units a pixel, so that the file holds whole numbers


@cache
def drawings() -> np.ndarray:
    """The drawings as rows of 144 values: 1 where there is ink, -1 where there is none."""
    return np.array([[1.0 if c == "#" else -1.0 for c in text.replace(" ", "")] for text in DRAWINGS.values()])


def kept(step: int) -> float:
    """a_t: the share of the drawing that is left after `step` of `STEPS`, from 1 to almost 0 (a cosine schedule)."""
    return max(float(np.cos(step / STEPS * np.pi / 2) ** 2), 1e-4)


def forward(name: str, steps: tuple[int, ...]) -> list[np.ndarray]:
    """The drawing `name` after each of `steps`, always with the same noise."""
    start = drawings()[list(DRAWINGS).index(name)]
    noise = np.random.default_rng(1).standard_normal(start.size)
    return [np.sqrt(kept(t)) * start + np.sqrt(1 - kept(t)) * noise for t in steps]


def backward(seed: int, steps: tuple[int, ...]) -> list[np.ndarray]:
    """From noise of `seed` back to step 0: what there is at each of `steps`."""
    x = np.random.default_rng(seed).standard_normal(144)
    seen = {STEPS: x}
    for t in range(STEPS, 0, -1):
        a, b = kept(t), kept(t - 1)
        fit = -((x - np.sqrt(a) * drawings()) ** 2).sum(axis=1) / (2 * (1 - a))
        weights = np.exp(fit - fit.max())
        guess = weights @ drawings() / weights.sum()
        noise = (x - np.sqrt(a) * guess) / np.sqrt(1 - a)
        x = np.sqrt(b) * guess + np.sqrt(1 - b) * noise
        seen[t - 1] = x
    return [seen[t] for t in steps]


def _paint(axes: Axes, values: np.ndarray, palette: Palette) -> None:
    """One square for each pixel, in eight shades; the squares of one shade are one path, which keeps the file small."""
    shades = LinearSegmentedColormap.from_list("shades", [palette.surface, palette.categories[0]], N=8)
    levels = np.clip((values + 1.6) / 3.2 * 8, 0, 7).astype(int)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    for level in np.unique(levels):
        squares = [
            Path(corners + np.array([i % 12, 11 - i // 12]), closed=True) for i in np.flatnonzero(levels == level)
        ]
        axes.add_patch(PathPatch(Path.make_compound_path(*squares), facecolor=shades(level), edgecolor="none"))
    axes.set(xlim=(0, 12), ylim=(0, 12))


def difusao(palette: Palette) -> str:
    """Above: a house goes to noise. Below: other noise becomes another drawing."""
    rows = [
        ("Treino: somar ruído a uma imagem", forward("house", (0, 12, 24, 40))),
        ("Geração: tirar ruído, passo a passo", backward(0, (40, 24, 12, 0))),
    ]
    with Plot(palette, 248, "Imagem que vira ruído e ruído que vira imagem") as plot:
        for row, (name, images) in enumerate(rows):
            top = 26 + 122 * row
            plot.write(4, top - 9, name, fontweight="bold")
            for column, values in enumerate(images):
                left = 4 + 92 * column
                _paint(plot.panel(left, top, SIDE, SIDE), values, palette)
                if column:
                    plot.write(left - 8, top + 43, "\N{RIGHTWARDS ARROW}", ha="center", fontsize=15)
            plot.write(42, top + 92, "imagem" if row == 0 else "só ruído", ha="center", color=palette.muted)
            plot.write(312, top + 92, "só ruído" if row == 0 else "outra imagem", ha="center", color=palette.muted)
    return plot.svg
