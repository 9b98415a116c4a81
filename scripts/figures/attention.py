"""Attention, computed: each word of a sentence asks, every word answers, the softmax turns the scores into weights.

Scaled dot-product attention (https://arxiv.org/abs/1706.03762, equation 1) without values and positions. The vectors
are small and made up, so that each number has a name; those of a model are learned and have thousands of numbers.
"""

from __future__ import annotations

import numpy as np

from figures.palette import Palette, contrast
from figures.plot import Plot

WORDS = ("O", "boleto", "não", "foi", "pago", "porque", "ele", "venceu", "ontem")
ASKING = "ele"
# what each word is: a thing, a pronoun, an action, a time
EMBEDDINGS = np.array(
    [
        (0.3, 0.2, 0.0, 0.0), (2.0, 0.2, 0.0, 0.3), (0.0, 0.0, 0.6, 0.2),
        (0.0, 0.0, 0.9, 0.4), (0.2, 0.0, 1.6, 0.2), (0.0, 0.2, 0.3, 0.0),
        (0.5, 2.0, 0.0, 0.0), (0.3, 0.0, 1.8, 0.8), (0.0, 0.0, 0.3, 2.0),
    ]
)  # fmt: skip
# what a thing, a pronoun, an action and a time look for, in the same four numbers
QUERIES = np.array([(0.6, 0.3, 0.9, 0.0), (1.6, 0.2, 0.5, 0.0), (1.2, 0.5, 0.3, 0.8), (0.0, 0.0, 1.6, 0.3)])
CELL = 29.0
LEFT, TOP = 64.0, 92.0


def softmax(scores: np.ndarray) -> np.ndarray:
    """Weights that sum to one along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def weights() -> np.ndarray:
    """One row for each word: how much it looks at every word of `WORDS`."""
    scores = (EMBEDDINGS @ QUERIES) @ EMBEDDINGS.T
    return softmax(scores / np.sqrt(EMBEDDINGS.shape[1]))


def blend(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from `one` to `other`, both `#rrggbb`."""
    parts = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def pesos_de_atencao(palette: Palette) -> str:
    """The matrix as a grid of shades; the row of the pronoun is framed and has its numbers."""
    found = weights()
    size = len(WORDS)
    row = WORDS.index(ASKING)
    with Plot(palette, TOP + CELL * size + 8, "Pesos de atenção entre as palavras de uma frase") as plot:
        plot.write(4, 18, "Para onde cada palavra olha", fontweight="bold")
        plot.write(4, 36, "cada linha soma 100%", color=palette.muted)
        axes = plot.axes(LEFT, TOP, CELL * size, CELL * size)
        axes.axis("off")
        axes.set(xlim=(0, size), ylim=(size, 0))
        for y, word in enumerate(WORDS):
            weight = "bold" if y == row else "normal"
            plot.write(LEFT - 6, TOP + CELL * (y + 0.5) + 5, word, ha="right", fontweight=weight)
            axes.text(y + 0.4, -0.15, word, rotation=45, ha="left", va="bottom", rotation_mode="anchor")
            for x in range(size):
                shade = blend(palette.background, palette.categories[0], found[y, x] / found.max())
                axes.barh(y + 0.5, 0.92, 0.92, left=x + 0.04, color=shade, ec=palette.line, lw=0.6)
                if y == row:
                    ink = max((contrast(colour, shade), colour) for colour in (palette.text, palette.background))[1]
                    axes.text(x + 0.5, y + 0.5, f"{100 * found[y, x]:.0f}", ha="center", va="center", color=ink)
        frame = [(0, row), (size, row), (size, row + 1), (0, row + 1), (0, row)]
        axes.plot(*zip(*frame, strict=True), color=palette.text, lw=2, clip_on=False)
    return plot.svg
