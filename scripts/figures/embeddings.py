"""A map of words, computed from a small corpus: words that keep the same company come to lie close together.

What is computed: how often two words share a sentence of embeddings_corpus.txt (57 sentences written for this figure),
positive pointwise mutual information of these counts, and a truncated singular value decomposition, as in Levy and
Goldberg (https://papers.nips.cc/paper/5477-neural-word-embedding-as-implicit-matrix-factorization). The vectors have
eight numbers; the map shows their two principal components. Embedding models are neural networks trained on far more.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np

from figures.palette import Palette
from figures.plot import MARKERS, Plot

CORPUS = Path(__file__).with_name("embeddings_corpus.txt")
IGNORED = set(re.findall(r"\w+", "a o e um da de do das dos na no nas nos ao com em para pelo está"))
SIZE = 8
LINE = 0.085  # distance of labels, in units of the map
GROUPS = {
    "animais": ("gato", "cachorro", "coelho", "cavalo", "vaca"),
    "frutas": ("banana", "manga", "laranja", "abacaxi"),
    "finanças": ("banco", "juros", "cartão", "crédito", "pix"),
    "saúde": ("médico", "vacina", "remédio", "febre", "hospital"),
}


@cache
def vectors() -> dict[str, np.ndarray]:
    """The vector of every word of the corpus, scaled to length one."""
    sentences = [
        sorted(set(line.split()) - IGNORED) for line in CORPUS.read_text(encoding="utf-8").splitlines() if line
    ]
    words = sorted({word for sentence in sentences for word in sentence})
    place = {word: index for index, word in enumerate(words)}
    counts = np.zeros((len(words), len(words)))
    for sentence in sentences:
        for one, other in combinations(sentence, 2):
            counts[place[one], place[other]] += 1
            counts[place[other], place[one]] += 1
    expected = np.outer(counts.sum(1), counts.sum(0)) / counts.sum()
    information = np.log(np.maximum(counts, 1e-9) / expected)
    left, singular, _ = np.linalg.svd(np.maximum(information, 0))
    found = left[:, :SIZE] * np.sqrt(singular[:SIZE])
    return dict(zip(words, found / np.linalg.norm(found, axis=1, keepdims=True), strict=True))


def similarity(one: str, other: str) -> float:
    """Cosine similarity of two words, -1 to 1."""
    return float(vectors()[one] @ vectors()[other])


def flat_map() -> dict[str, np.ndarray]:
    """The two principal components of the words that are shown. The sign of each is fixed by its largest value."""
    names = [word for group in GROUPS.values() for word in group]
    X = np.array([vectors()[name] for name in names])
    X = X - X.mean(axis=0)
    _, _, directions = np.linalg.svd(X, full_matrices=False)
    flat = X @ directions[:2].T
    flat *= np.sign(flat[np.abs(flat).argmax(axis=0), [0, 1]])
    return dict(zip(names, flat, strict=True))


def mapa_de_embeddings(palette: Palette) -> str:
    """The map; each group has its marker, and the names of its words in a column beside it, in their order."""
    places = flat_map()
    with Plot(palette, 340, "Mapa de palavras em duas dimensões, por grupos de sentido") as plot:
        axes = plot.panel(4, 8, 352, 300)
        axes.set(xlim=(-0.85, 0.85), ylim=(-0.82, 0.82))
        for index, words in enumerate(GROUPS.values()):
            middle = np.mean([places[word] for word in words], axis=0)
            aside = (-1, 1, -1, 1)[index]
            for row, word in enumerate(sorted(words, key=lambda word: places[word][1])):
                label = middle + np.array([0.17 * aside, LINE * (row - (len(words) - 1) / 2)])
                axes.plot(*zip(places[word], label, strict=True), color=palette.line, lw=1)
                axes.plot(*places[word], MARKERS[index], color=palette.categories[index], ms=7)
                axes.text(label[0], label[1], f" {word} ", va="center", ha="left" if aside > 0 else "right")
    return plot.svg
