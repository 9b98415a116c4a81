"""Quantization: weights that follow a sine, with full precision and rounded to the sixteen levels of INT4."""

from __future__ import annotations

import numpy as np

from figures.palette import Palette
from figures.plot import Plot
from figures.words import decimal

BITS = 4


def weights() -> np.ndarray:
    """48 weights between -1 and 1."""
    return np.sin(np.linspace(0, 2 * np.pi, 48))


def step() -> float:
    """The distance of two levels: `2**BITS` levels spread evenly from -1 to 1."""
    return 2.0 / float(2**BITS - 1)


def quantize(values: np.ndarray) -> np.ndarray:
    """Each value moved to the nearest level (affine quantization, https://arxiv.org/abs/1712.05877, equation 1)."""
    return np.round((values + 1) / step()) * step() - 1


def niveis(palette: Palette) -> str:
    """The sine as a line, the rounded weights as steps, and the levels as a grid."""
    original, rounded = weights(), quantize(weights())
    blue, orange, *_ = palette.categories
    x = np.arange(original.size)
    with Plot(palette, 310, "Pesos em FP32 e arredondados para os 16 níveis de INT4") as plot:
        axes = plot.axes(44, 44, 304, 226, "", "valor do peso")
        axes.set(xlim=(-1, x.size), ylim=(-1.12, 1.12), xticks=[], yticks=[-1, -0.5, 0, 0.5, 1])
        axes.hlines(-1 + step() * np.arange(2**BITS), -1, x.size, color=palette.line, lw=0.8)
        axes.step(x, rounded, where="mid", color=orange, lw=2.4)
        axes.plot(x, original, color=blue, lw=2, dashes=(4, 1.6))
        axes.text(24, 0.72, "FP32: curva contínua", color=blue)
        axes.text(1, -0.55, f"INT4: {2**BITS} níveis", color=orange)
        error = float(np.abs(original - rounded).max())
        plot.write(196, 292, f"maior erro: {decimal(error, 2)} | memória: 32 → 4 bits por peso", ha="center")
    return plot.svg
