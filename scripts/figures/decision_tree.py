"""A decision tree on a small made-up credit table, really trained by scikit-learn (CART, Gini impurity)."""

from __future__ import annotations

from functools import cache

import numpy as np
from sklearn.tree import DecisionTreeClassifier

from figures.flow import Box, Flow, Point
from figures.palette import Palette
from figures.words import decimal

# name on the negative register (1 yes), instalment as % of income, income in thousand reais, paid back (1 yes)
TABLE = np.array(
    [
        (0, 12, 2.1, 1), (0, 18, 3.4, 1), (0, 22, 1.9, 1), (0, 25, 4.2, 1), (0, 28, 2.8, 1),
        (0, 15, 5.6, 1), (0, 20, 2.4, 0), (0, 27, 3.1, 1), (0, 34, 2.2, 0), (0, 38, 1.8, 0),
        (0, 41, 3.0, 0), (0, 36, 6.4, 1), (0, 45, 7.2, 1), (1, 14, 3.3, 0), (1, 21, 2.0, 0),
        (1, 30, 5.1, 0), (1, 24, 2.7, 1), (1, 39, 1.7, 0), (1, 44, 4.0, 0), (1, 17, 6.1, 0),
    ]
)  # fmt: skip
COLUMNS = ("negativado", "parcela", "renda")


@cache
def trained() -> DecisionTreeClassifier:
    """The tree of three questions on `TABLE` that tells most."""
    model = DecisionTreeClassifier(max_leaf_nodes=4, min_samples_leaf=2, random_state=0)
    return model.fit(TABLE[:, :3], TABLE[:, 3])


def question(feature: int, threshold: float) -> str:
    """The question of an inner node in words; its "yes" is the branch at or below the threshold."""
    if feature == 0:
        return "Nome limpo?"
    if feature == 1:
        return f"Parcela até {decimal(threshold, 0)}% da renda?"
    return f"Renda até R$ {decimal(threshold, 1)} mil?"


def verdict(payers: float, rows: int) -> tuple[str, str]:
    """Title and detail of a leaf: what most of its rows did, and how many paid."""
    return ("Pagou" if payers > rows / 2 else "Não pagou"), f"{payers:.0f} de {rows} pagaram"


def arvore_treinada(palette: Palette) -> str:
    """Each question, its Gini impurity and how many rows paid; below it the answers, and so on down to the leaves.

    Two columns are enough because in the trained tree at most one child of a question is a question.
    """
    tree = trained().tree_
    flow = Flow(palette, "Árvore de decisão treinada com 20 empréstimos")

    def node(index: int, at: Point, width: float) -> Box:
        rows = int(tree.n_node_samples[index])
        payers = float(tree.value[index][0][1]) * rows
        if tree.children_left[index] < 0:
            title, detail = verdict(payers, rows)
            return flow.box(at, width, title, detail, category=0 if title == "Pagou" else 1, height=72)
        title = question(int(tree.feature[index]), float(tree.threshold[index]))
        detail = f"Gini {decimal(tree.impurity[index], 2)}; {verdict(payers, rows)[1]}"
        return flow.box(at, width, title, detail, question=True, height=72)

    index, parent = 0, node(0, (80, 4), 200)
    while index >= 0:
        y, inner, inner_box = parent.y + parent.height + 44, -1, parent
        children = {"sim": int(tree.children_left[index]), "não": int(tree.children_right[index])}
        for column, (answer, child) in enumerate(children.items()):
            box = node(child, (4 + 182 * column, y), 170)
            turn = y - 22
            flow.arrow(parent.bottom, (parent.bottom[0], turn), (box.top[0], turn), box.top)
            flow.write((box.top[0] + 8, y - 7), answer, anchor="start")
            if tree.children_left[child] >= 0:
                inner, inner_box = child, box
        index, parent = inner, inner_box
    return flow.svg
