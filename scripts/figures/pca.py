"""Principal component analysis of a two-dimensional cloud, by singular value decomposition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from figures.palette import Palette
from figures.plot import Plot
from figures.words import percent


@dataclass(frozen=True)
class Components:
    """Directions (one a row), their standard deviations and their shares of the whole variance."""

    mean: np.ndarray
    directions: np.ndarray
    deviations: np.ndarray
    shares: np.ndarray


@cache
def points() -> np.ndarray:
    """60 correlated points (x, y), with a fixed seed."""
    random = np.random.default_rng(2)
    return random.multivariate_normal([0, 0], [[3.4, 2.0], [2.0, 1.7]], 60)


@cache
def components() -> Components:
    """Centre, decompose, order by variance (https://scikit-learn.org/stable/modules/decomposition.html#pca)."""
    X = points()
    _, singular, directions = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    directions = directions * np.sign(directions[:, [1]])  # a direction has no sign: upwards
    variances = singular**2 / (len(X) - 1)
    return Components(X.mean(axis=0), directions, np.sqrt(variances), variances / variances.sum())


def componentes(palette: Palette) -> str:
    """The cloud and both components as arrows of two standard deviations, with their shares of the variance."""
    found = components()
    with Plot(palette, 330, "Nuvem de pontos e seus dois componentes principais") as plot:
        axes = plot.panel(4, 8, 352, 290)
        axes.set(xlim=(-5.5, 5.5), ylim=(-4.5, 4.56))
        axes.plot(*points().T, "o", color=palette.muted, ms=5, alpha=0.75)
        for index in range(2):
            tip = found.mean + 2 * found.deviations[index] * found.directions[index]
            style = {"arrowstyle": "-|>", "color": palette.categories[index], "lw": 3.2, "mutation_scale": 18}
            axes.annotate(
                "", (tip[0], tip[1]), (found.mean[0], found.mean[1]), arrowprops=style | {"shrinkA": 0, "shrinkB": 0}
            )
            name = f"{index + 1}º: {percent(found.shares[index])}"
            place = tip + ((0.15, 0.1), (-0.2, 0.35))[index]
            side = ("left", "right")[index]
            axes.text(place[0], place[1], name, ha=side, color=palette.categories[index], fontweight="bold")
    return plot.svg
