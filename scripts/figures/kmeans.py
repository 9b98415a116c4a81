"""k-means at work (Lloyd's algorithm, https://scikit-learn.org/stable/modules/clustering.html#k-means)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from figures.palette import Palette
from figures.plot import MARKERS, Plot

K = 3


@dataclass(frozen=True)
class Round:
    """One round: centres at its start, the group of each point, and the sum of squared distances to the centres."""

    centres: np.ndarray
    groups: np.ndarray
    inertia: float


@cache
def points() -> np.ndarray:
    """45 points (x, y) in three clouds of fifteen, with a fixed seed."""
    random = np.random.default_rng(5)
    return np.concatenate([random.normal(middle, 0.85, (15, 2)) for middle in ((2, 2.2), (7.6, 3), (4.6, 7.2))])


@cache
def rounds() -> list[Round]:
    """Assign and move until no point changes its group. The first centres are three points that lie badly."""
    X = points()
    centres = X[[2, 30, 44]]
    done: list[Round] = []
    while True:
        squares = ((X[:, None] - centres) ** 2).sum(axis=2)
        groups = squares.argmin(axis=1)
        done.append(Round(centres, groups, float(squares.min(axis=1).sum())))
        if len(done) > 1 and (groups == done[-2].groups).all():
            return done
        centres = np.array([X[groups == k].mean(axis=0) for k in range(K)])


def k_means_passos(palette: Palette) -> str:
    """Four panels: first centres, first groups, moved centres, and the end. Groups differ in marker, centres are X."""
    X, steps = points(), rounds()
    first, second, last = steps[0], steps[1], steps[-1]
    panels = [
        ("1. Sorteia 3 centros", None, first.centres, None),
        ("2. Agrupa por perto", first.groups, first.centres, None),
        ("3. Move os centros", first.groups, second.centres, first.centres),
        (f"4. Repete: fim na {len(steps)}ª", last.groups, last.centres, None),
    ]
    with Plot(palette, 380, "Quatro momentos do k-means com três grupos") as plot:
        for index, (name, groups, centres, before) in enumerate(panels):
            left, top = 2 + 182 * (index % 2), 24 + 190 * (index // 2)
            plot.write(left + 2, top - 8, name, fontweight="bold", fontsize=12.5)
            axes = plot.panel(left, top, 174, 152)
            axes.set(xlim=(-0.4, 10), ylim=(-0.4, 9.6))
            for k in range(K):
                colour = palette.categories[k]
                if groups is not None:
                    axes.plot(*X[groups == k].T, MARKERS[k], color=colour, ms=5)
                if before is not None:
                    arrow = {"arrowstyle": "->", "color": palette.text, "lw": 1.5}
                    axes.annotate("", centres[k], before[k], arrowprops=arrow)
                axes.plot(*centres[k], "X", color=colour, mec=palette.text, mew=1.3, ms=12)
            if groups is None:
                axes.plot(*X.T, "o", color=palette.muted, ms=4)
    return plot.svg
