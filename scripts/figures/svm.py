"""Support vector machine: the line with the widest margin between two groups, really solved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from sklearn.svm import SVC

from figures.palette import Palette
from figures.plot import MARKERS, Plot


@dataclass(frozen=True)
class Margin:
    """The line `weights` · x + `offset` = 0, and the points that hold it."""

    weights: np.ndarray
    offset: float
    support: np.ndarray

    @property
    def width(self) -> float:
        """Distance of the two borders: 2 / |weights| (https://scikit-learn.org/stable/modules/svm.html#svc)."""
        return float(2 / np.linalg.norm(self.weights))


@cache
def points() -> tuple[np.ndarray, np.ndarray]:
    """Two groups of twelve points (x, y) that a line can separate, and their labels, -1 and 1."""
    random = np.random.default_rng(3)
    X = np.concatenate([random.normal(middle, 0.95, (12, 2)) for middle in ((2.7, 3), (7, 6.4))])
    return X, np.repeat([-1, 1], 12)


@cache
def margin() -> Margin:
    """The hard margin: a linear SVC whose C is so large that no point may lie inside."""
    X, y = points()
    model = SVC(kernel="linear", C=1e6).fit(X, y)
    return Margin(model.coef_[0], float(model.intercept_[0]), model.support_)


def margem(palette: Palette) -> str:
    """Both groups, the line, its margin as a band, and rings around the support vectors."""
    X, y = points()
    found = margin()
    x = np.array([-2.0, 12.0])

    def border(level: float) -> np.ndarray:
        return np.asarray((level - found.offset - found.weights[0] * x) / found.weights[1])

    with Plot(palette, 330, "Reta de margem máxima de uma SVM e seus vetores de suporte") as plot:
        axes = plot.panel(4, 8, 352, 272)
        axes.set(xlim=(0, 352 / 30), ylim=(-0.2, -0.2 + 272 / 30))
        axes.fill_between(x, border(-1), border(1), color=palette.tints[2], lw=0)
        axes.plot(x, border(0), color=palette.text, lw=2.6)
        for level in (-1, 1):
            axes.plot(x, border(level), color=palette.categories[2], lw=1.5, ls=(0, (4, 2)))
        for label, marker, colour in ((-1, MARKERS[0], palette.categories[0]), (1, MARKERS[2], palette.categories[1])):
            axes.plot(*X[y == label].T, marker, color=colour, ms=7.5)
        axes.plot(*X[found.support].T, "o", mfc="none", mec=palette.text, mew=1.8, ms=15)
        plot.write(8, 302, "linha cheia: fronteira", fontsize=12.5)
        plot.write(8, 320, "faixa: margem", fontsize=12.5)
        plot.write(180, 302, "anel: vetor de suporte", fontsize=12.5)
    return plot.svg
