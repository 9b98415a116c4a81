"""Bias and variance, computed: polynomials of three degrees, each fitted to 200 samples of the same noisy curve."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.polynomial import Polynomial

from figures.palette import Palette
from figures.plot import Plot
from figures.words import decimal

DEGREES = {1: "viés alto, variância baixa", 4: "os dois baixos", 10: "viés baixo, variância alta"}
SAMPLES, POINTS, NOISE = 200, 16, 0.3
SHOWN = 10  # of the fits; the numbers are of all
GRID = np.linspace(0, 1, 51)


@dataclass(frozen=True)
class Fits:
    """The curves of one degree on `GRID`, one a row, and what they miss on average."""

    curves: np.ndarray

    @property
    def bias(self) -> float:
        """Mean squared distance of the average curve from the true one."""
        return float(np.mean((self.curves.mean(axis=0) - truth(GRID)) ** 2))

    @property
    def variance(self) -> float:
        """Mean variance of the curves around their average."""
        return float(self.curves.var(axis=0).mean())


def truth(x: np.ndarray) -> np.ndarray:
    """The curve that the samples come from."""
    return np.asarray(1.2 * np.sin(4.5 * x) * np.exp(-x / 2))


@cache
def fits(degree: int) -> Fits:
    """Least-squares polynomials; every degree gets the same samples: the same places, new noise."""
    random = np.random.default_rng(3)
    x = np.linspace(0, 1, POINTS)
    samples = truth(x) + random.normal(0, NOISE, (SAMPLES, POINTS))
    return Fits(np.array([Polynomial.fit(x, sample, degree)(GRID) for sample in samples]))


def ajustes_repetidos(palette: Palette) -> str:
    """A panel for each degree: single fits thin, their average thick, the true curve dashed."""
    blue, orange, *_ = palette.categories
    with Plot(palette, 508, "Polinômios de três graus, cada um ajustado a 200 amostras") as plot:
        _key(plot)
        for row, (degree, verdict) in enumerate(DEGREES.items()):
            top, found = 98 + 154 * row, fits(degree)
            plot.write(4, top - 24, f"Grau {degree}: {verdict}", fontweight="bold")
            numbers = f"viés² {_small(found.bias)}; variância {_small(found.variance)}"
            plot.write(4, top - 8, numbers)
            axes = plot.panel(4, top, 352, 98)
            axes.set(xlim=(-0.01, 1.01), ylim=(-2.1, 2.0))
            for curve in found.curves[:SHOWN]:
                axes.plot(GRID, curve, color=blue, lw=0.9, alpha=0.6)
            axes.plot(GRID, found.curves.mean(axis=0), color=blue, lw=3)
            axes.plot(GRID, truth(GRID), color=orange, lw=2.4, dashes=(3, 1.6))
    return plot.svg


def _small(value: float) -> str:
    """Three decimals; what is less than a thousandth says so."""
    return "<0,001" if value < 0.001 else decimal(value, 3)


def _key(plot: Plot) -> None:
    blue, orange, *_ = plot.palette.categories
    axes = plot.axes(0, 0, 360, 52)
    axes.axis("off")
    axes.set(xlim=(0, 360), ylim=(52, 0))
    axes.plot([4, 34], [14, 14], color=blue, lw=0.9, alpha=0.6)
    axes.plot([172, 202], [14, 14], color=blue, lw=3)
    axes.plot([4, 34], [36, 36], color=orange, lw=2.4, dashes=(3, 1.6))
    plot.write(42, 19, "um só ajuste")
    plot.write(210, 19, "média de 200")
    plot.write(42, 41, "a curva verdadeira")
