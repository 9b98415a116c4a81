"""Linear regression: the least-squares line through ten rents, and the residual of each."""

from __future__ import annotations

import numpy as np

from figures.palette import Palette
from figures.plot import Plot
from figures.words import decimal

AREA = np.array([28, 35, 41, 48, 54, 60, 68, 75, 84, 92], dtype=float)  # square metres
RENT = np.array([1.35, 1.10, 1.75, 1.55, 2.25, 1.80, 2.05, 2.75, 2.30, 3.00])  # thousand reais a month


def line() -> tuple[float, float]:
    """Slope and intercept that minimise the sum of squared residuals (normal equations)."""
    slope = float(np.sum((AREA - AREA.mean()) * (RENT - RENT.mean())) / np.sum((AREA - AREA.mean()) ** 2))
    return slope, float(RENT.mean() - slope * AREA.mean())


def residuals() -> np.ndarray:
    """Rent minus what the line says, for each flat."""
    slope, intercept = line()
    return RENT - (slope * AREA + intercept)


def residuos(palette: Palette) -> str:
    """The flats, the line, and each residual as a vertical bar; the largest has its value beside it."""
    blue, orange, *_ = palette.categories
    slope, intercept = line()
    rest = residuals()
    largest = int(np.abs(rest).argmax())
    with Plot(palette, 310, "Reta de regressão e resíduos de dez aluguéis") as plot:
        axes = plot.axes(44, 34, 300, 226, "área (m²)", "aluguel (mil reais por mês)")
        axes.set(xlim=(20, 100), ylim=(0.5, 3.5), xticks=[20, 40, 60, 80, 100], yticks=[1, 2, 3])
        axes.grid(axis="y")
        ends = np.array([22, 98])
        axes.vlines(AREA, RENT, RENT - rest, color=orange, lw=2.4, ls=(0, (2, 1)))
        axes.plot(ends, slope * ends + intercept, color=palette.text)
        axes.plot(AREA, RENT, "o", color=blue, ms=8)
        middle = (AREA[largest], RENT[largest] - rest[largest] / 2)
        sign = "+" if rest[largest] > 0 else ""
        axes.annotate(
            f"resíduo {sign}{decimal(rest[largest], 2)}",
            middle,
            (AREA[largest] - 3, RENT[largest] + 0.5),
            color=orange,
            ha="center",
            fontweight="bold",
            arrowprops={"arrowstyle": "-", "color": orange},
        )
        axes.text(99, 1.1, f"R$ {decimal(1000 * slope, 0)} a mais por m²", ha="right")
        axes.text(99, 0.8, f"soma dos quadrados: {decimal(float(rest @ rest), 2)}", ha="right")
    return plot.svg
