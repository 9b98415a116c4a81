"""Grid search and random search with nine trials each, where one of two hyperparameters matters.

After Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", figure 1: https://jmlr.org/papers/v13/bergstra12a.html
"""

from __future__ import annotations

import numpy as np

from figures.palette import Palette
from figures.plot import MARKERS, Plot
from figures.words import decimal


def score(important: np.ndarray, unimportant: np.ndarray | float) -> np.ndarray:
    """The score, 0 to 1, of a trial: a peak along the hyperparameter that matters, next to nothing along the other."""
    return 0.45 + 0.48 * np.exp(-(((important - 0.34) / 0.11) ** 2)) + 0.02 * unimportant


def grid_trials() -> np.ndarray:
    """Nine trials (x, y) on a 3 x 3 grid."""
    values = np.array([1, 3, 5]) / 6
    return np.array([(x, y) for y in values for x in values])


def random_trials() -> np.ndarray:
    """Nine trials (x, y) drawn at random, with a fixed seed."""
    return np.random.default_rng(12).uniform(0.03, 0.97, (9, 2))


def busca_grade_aleatoria(palette: Palette) -> str:
    """Both searches side by side: trials below, and above them what each value of the important one scores."""
    x = np.linspace(0, 1, 120)
    with Plot(palette, 330, "Grid search e random search com nove tentativas cada") as plot:
        searches = {"Grid search": grid_trials(), "Random search": random_trials()}
        for column, (name, trials) in enumerate(searches.items()):
            left, colour = 20 + 176 * column, palette.categories[column]
            scores = score(*trials.T)
            best = int(scores.argmax())
            plot.write(left + 82, 18, name, ha="center", fontweight="bold")
            values = len(np.unique(trials[:, 0].round(6)))
            plot.write(left + 82, 36, f"{values} valores testados", ha="center")
            curve = plot.panel(left, 46, 164, 70)
            curve.set(xlim=(0, 1), ylim=(0.4, 1.02))
            curve.plot(x, score(x, np.full_like(x, 0.5)), color=palette.text)
            curve.plot(trials[:, 0], score(trials[:, 0], 0.5), MARKERS[column], color=colour, ms=7)
            field = plot.panel(left, 116, 164, 150)
            field.set(xlim=(0, 1), ylim=(0, 1))
            field.vlines(trials[:, 0], trials[:, 1], 1, color=colour, lw=1, ls=(0, (2, 2)))
            field.plot(*trials.T, MARKERS[column], color=colour, ms=8)
            field.plot(*trials[best], "o", ms=17, mfc="none", mec=palette.text, mew=1.8)
            plot.write(left + 82, 284, f"melhor nota: {decimal(scores[best], 2)}", ha="center", fontweight="bold")
        plot.write(184, 306, "hiperparâmetro que importa \N{RIGHTWARDS ARROW}", ha="center", color=palette.muted)
        plot.write(14, 191, "o que pouco importa", ha="center", rotation=90, va="center", color=palette.muted)
    return plot.svg
