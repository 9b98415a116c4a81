"""Temperature, top-k and top-p on one fixed table of logits: the next word after "O pedido vai chegar"."""

from __future__ import annotations

import numpy as np

from figures.palette import Palette
from figures.plot import Plot
from figures.words import percent

PROMPT = "O pedido vai chegar …"
LOGITS = {"hoje": 3.2, "amanhã": 2.7, "logo": 2.0, "cedo": 1.5, "tarde": 1.1, "ontem": 0.2}
TEMPERATURES = (0.2, 1.0, 2.0)
TOP_K = 3
TOP_P = 0.9


def probabilities(temperature: float = 1.0) -> np.ndarray:
    """Softmax of the logits over `temperature`, in their order (https://arxiv.org/abs/1503.02531, equation 1)."""
    logits = np.array(list(LOGITS.values())) / temperature
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum())


def top_k(shares: np.ndarray, k: int) -> np.ndarray:
    """Which tokens stay: the `k` most likely. Boolean, in the order of `shares`."""
    return np.isin(np.arange(shares.size), np.argsort(-shares, kind="stable")[:k])


def top_p(shares: np.ndarray, p: float) -> np.ndarray:
    """Which tokens stay: the fewest, most likely first, whose sum is at least `p` (https://arxiv.org/abs/1904.09751)."""
    total = np.cumsum(np.sort(shares)[::-1])
    return top_k(shares, int(np.argmax(total >= p - 1e-12)) + 1)


def _bars(plot: Plot, left: float, width: float, top: float, shares: np.ndarray, keep: np.ndarray, room: float) -> None:
    """Bars with their percentages; what is cut is hollow, dashed, and its percentage grey. `room` scales the bars."""
    palette = plot.palette
    axes = plot.axes(left, top, width, 27 * shares.size)
    axes.axis("off")
    axes.set(xlim=(0, room), ylim=(shares.size - 0.5, -0.5))
    for row, (share, kept) in enumerate(zip(shares, keep, strict=True)):
        axes.barh(
            row,
            share,
            0.66,
            facecolor=palette.categories[0] if kept else "none",
            edgecolor=palette.categories[0] if kept else palette.muted,
            lw=1.2,
            ls="-" if kept else (0, (3, 2)),
        )
        colour = palette.text if kept else palette.muted
        axes.text(share + 0.03 * room, row, percent(share), va="center", color=colour)


def _words(plot: Plot, top: float) -> None:
    for row, word in enumerate(LOGITS):
        plot.write(62, top + 27 * row + 18, word, ha="right")


def temperatura(palette: Palette) -> str:
    """The same logits at three temperatures, side by side."""
    with Plot(palette, 248, "Probabilidade da próxima palavra em três temperaturas") as plot:
        plot.write(4, 16, f"“{PROMPT}”", fontweight="bold")
        _words(plot, 56)
        for column, temperature in enumerate(TEMPERATURES):
            shares = probabilities(temperature)
            left = 70 + 98 * column
            name = f"T = {temperature:g}".replace(".", ",")
            plot.write(left, 46, name, fontweight="bold")
            _bars(plot, left, 92, 56, shares, np.ones(shares.size, bool), 1.45)
    return plot.svg


def top_k_top_p(palette: Palette) -> str:
    """The distribution at temperature 1 twice: cut by a count, and cut by a sum."""
    shares = probabilities()
    by_count, by_sum = top_k(shares, TOP_K), top_p(shares, TOP_P)
    with Plot(palette, 270, "A mesma distribuição cortada por top-k e por top-p") as plot:
        plot.write(4, 16, f"“{PROMPT}”", fontweight="bold")
        _words(plot, 56)
        cuts = [(f"top-k = {TOP_K}", by_count), (f"top-p = {TOP_P:g}".replace(".", ","), by_sum)]
        for column, (name, keep) in enumerate(cuts):
            left = 70 + 148 * column
            plot.write(left, 46, name, fontweight="bold")
            _bars(plot, left, 140, 56, shares, keep, 0.62)
            plot.write(left, 240, f"ficam {keep.sum()} palavras")
            plot.write(left, 258, f"somam {percent(shares[keep].sum())}")
    return plot.svg
