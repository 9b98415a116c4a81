"""Loss and accuracy of a small neural network, epoch by epoch: really trained, until it overfits.

Data: scikit-learn's two moons with noise, 40 points to train on and 320 to validate on. Network: one hidden layer of
64 tanh units, cross-entropy, all points in each step (an epoch), Adam (https://arxiv.org/abs/1412.6980).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from sklearn.datasets import make_moons

from figures.palette import Palette
from figures.plot import Plot
from figures.words import percent

EPOCHS = 120
PATIENCE = 20
HIDDEN = 64


@dataclass(frozen=True)
class Curves:
    """Loss and accuracy after each epoch; `[0]` is after the first."""

    train_loss: np.ndarray
    validation_loss: np.ndarray
    train_accuracy: np.ndarray
    validation_accuracy: np.ndarray

    @property
    def best(self) -> int:
        """The epoch, counted from 1, with the lowest validation loss."""
        return int(np.argmin(self.validation_loss)) + 1

    @property
    def stop(self) -> int:
        """The epoch in which early stopping ends the training: `PATIENCE` epochs without a new lowest loss."""
        lowest, since = np.inf, 0
        for epoch, loss in enumerate(self.validation_loss, start=1):
            lowest, since = (loss, 0) if loss < lowest else (lowest, since + 1)
            if since == PATIENCE:
                return epoch
        return len(self.validation_loss)


@cache
def train() -> Curves:
    """Train the network of the module's docstring and measure it after each epoch."""
    X, y = make_moons(360, noise=0.35, random_state=1)
    fit, held = slice(0, 40), slice(40, 360)
    random = np.random.default_rng(4)
    weights = [random.normal(0, 1.2, (2, HIDDEN)), np.zeros(HIDDEN), random.normal(0, 0.12, HIDDEN), np.zeros(1)]
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))
    history = []
    for epoch in range(1, EPOCHS + 1):
        for w, m, s, g in zip(weights, means, squares, _gradients(weights, X[fit], y[fit]), strict=True):
            m += 0.1 * (g - m)
            s += 0.001 * (g * g - s)
            w -= 0.0015 * (m / (1 - 0.9**epoch)) / (np.sqrt(s / (1 - 0.999**epoch)) + 1e-8)
        history.append([*_measure(weights, X[fit], y[fit]), *_measure(weights, X[held], y[held])])
    train_loss, train_accuracy, validation_loss, validation_accuracy = np.array(history).T
    return Curves(train_loss, validation_loss, train_accuracy, validation_accuracy)


def _predict(weights: list[np.ndarray], X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    hidden = np.tanh(X @ weights[0] + weights[1])
    return hidden, 1 / (1 + np.exp(-(hidden @ weights[2] + weights[3])))


def _gradients(weights: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    hidden, p = _predict(weights, X)
    error = (p - y) / len(y)
    back = np.outer(error, weights[2]) * (1 - hidden**2)
    return [X.T @ back, back.sum(0), hidden.T @ error, error.sum(keepdims=True)]


def _measure(weights: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    _, p = _predict(weights, X)
    right = np.clip(np.where(y == 1, p, 1 - p), 1e-12, 1)
    return float(-np.log(right).mean()), float((right > 0.5).mean())


def _curves(palette: Palette, axes: Axes, train_values: np.ndarray, validation_values: np.ndarray) -> None:
    epochs = np.arange(1, EPOCHS + 1)
    axes.plot(epochs, train_values, color=palette.categories[0])
    axes.plot(epochs, validation_values, color=palette.categories[1], dashes=(4, 1.6))
    axes.set(xlim=(0, EPOCHS), xticks=[1, 30, 60, 90, 120])
    axes.grid(axis="y")


def curvas_de_perda(palette: Palette) -> str:
    """Both losses; the lowest validation loss is marked, and so is where early stopping ends the training."""
    curves = train()
    blue, orange, *_ = palette.categories
    with Plot(palette, 300, "Perda de treino e de validação por época") as plot:
        axes = plot.axes(44, 34, 300, 210, "época", "perda")
        _curves(palette, axes, curves.train_loss, curves.validation_loss)
        axes.set(ylim=(0, 0.9), yticks=[0, 0.2, 0.4, 0.6, 0.8])
        lowest = curves.validation_loss[curves.best - 1]
        axes.axvline(curves.stop, color=palette.muted, lw=1.4, ls=(0, (2, 2)))
        axes.plot(curves.best, lowest, "D", color=palette.text, ms=8, zorder=5)
        axes.text(curves.best - 7, lowest - 0.3, f"menor: época {curves.best}", ha="center", fontweight="bold")
        axes.plot([curves.best] * 2, [lowest - 0.04, lowest - 0.22], color=palette.text, lw=1.2)
        axes.text(curves.stop + 3, 0.84, f"para na época {curves.stop}", va="top")
        axes.text(EPOCHS - 2, curves.validation_loss[-1] + 0.03, "validação", color=orange, ha="right")
        axes.text(EPOCHS - 2, curves.train_loss[-1] + 0.04, "treino", color=blue, ha="right")
    return plot.svg


def curvas_de_acuracia(palette: Palette) -> str:
    """Both accuracies of the same training."""
    curves = train()
    blue, orange, *_ = palette.categories
    with Plot(palette, 300, "Acurácia de treino e de validação por época") as plot:
        axes = plot.axes(44, 34, 300, 210, "época", "acurácia")
        _curves(palette, axes, curves.train_accuracy, curves.validation_accuracy)
        axes.set(ylim=(0.6, 1.005), yticks=[0.6, 0.7, 0.8, 0.9, 1])
        axes.yaxis.set_major_formatter(lambda value, _: percent(value))
        axes.text(EPOCHS - 2, curves.train_accuracy[-1] + 0.02, "treino", color=blue, ha="right")
        axes.text(EPOCHS - 2, curves.validation_accuracy[-1] - 0.04, "validação", color=orange, ha="right")
    return plot.svg
