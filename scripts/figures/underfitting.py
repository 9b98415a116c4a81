"""Underfitting and overfitting: three polynomials on the same noisy points, with both errors measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.polynomial import Polynomial

from figures.palette import Palette
from figures.plot import MARKERS, Plot
from figures.words import decimal

DEGREES = {1: "underfitting", 4: "bom ajuste", 15: "overfitting"}
LIMITS = (-1.9, 1.9)


@dataclass(frozen=True)
class Points:
    """Points of an unknown curve with noise."""

    x: np.ndarray
    y: np.ndarray


@cache
def points() -> tuple[Points, Points]:
    """20 points to fit and 20 to validate, drawn from the curve 1,2 sin(4,5 x) e^(-x/2) plus normal noise of 0.25."""
    random = np.random.default_rng(7)

    def draw(x: np.ndarray) -> Points:
        return Points(x, 1.2 * np.sin(4.5 * x) * np.exp(-x / 2) + random.normal(0, 0.25, x.size))

    return draw(np.linspace(0, 1, 20)), draw(np.sort(random.uniform(0.02, 0.98, 20)))


def fit(degree: int) -> tuple[Polynomial, float, float]:
    """The least-squares polynomial of `degree` on the training points, and its mean squared error on both sets."""
    train, validation = points()
    curve = Polynomial.fit(train.x, train.y, degree)
    train_error, validation_error = (float(np.mean((curve(p.x) - p.y) ** 2)) for p in (train, validation))
    return curve, train_error, validation_error


def ajuste_polinomial(palette: Palette) -> str:
    """Degrees 1, 4 and 15 below each other; points to train on are circles, to validate on triangles."""
    blue, orange, *_ = palette.categories
    train, validation = points()
    x = np.linspace(0, 1, 240)
    with Plot(palette, 500, "Polinômios de grau 1, 4 e 15 nos mesmos pontos") as plot:
        key = plot.axes(0, 0, 360, 26)
        key.axis("off")
        key.set(xlim=(0, 360), ylim=(0, 26))
        key.plot([66], [13], MARKERS[0], color=blue, ms=7)
        key.plot([168], [13], MARKERS[1], color=orange, mfc=palette.background, mew=1.6, ms=7)
        plot.write(76, 18, "treino")
        plot.write(178, 18, "validação")
        for row, (degree, verdict) in enumerate(DEGREES.items()):
            top = 72 + row * 160
            curve, train_error, validation_error = fit(degree)
            axes = plot.panel(4, top, 352, 98)
            axes.set(xlim=(-0.02, 1.02), ylim=LIMITS)
            axes.plot(x, curve(x), color=palette.text, lw=2)
            axes.plot(train.x, train.y, MARKERS[0], color=blue, ms=5.5)
            axes.plot(validation.x, validation.y, MARKERS[1], color=orange, mfc=palette.background, mew=1.5, ms=5.5)
            plot.write(4, top - 24, f"Grau {degree}: {verdict}", fontweight="bold")
            errors = f"erro no treino {decimal(train_error, 2)}, na validação {decimal(validation_error, 2)}"
            plot.write(4, top - 8, errors)
    return plot.svg
