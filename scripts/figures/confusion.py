"""The confusion matrix of the page, 1,000 payments with 50 frauds, and the cells that each metric divides."""

from __future__ import annotations

from dataclasses import dataclass

from figures.flow import Box, Flow, Point
from figures.palette import Palette
from figures.patterns import SIZE
from figures.words import decimal, percent

# cell: (what it is, column, row, how many); columns are what was predicted, rows what happened
CELLS = {
    "VP": ("fraude barrada", 0, 0, 40),
    "FN": ("fraude que passou", 1, 0, 10),
    "FP": ("cliente bloqueado", 0, 1, 20),
    "VN": ("Pix liberado", 1, 1, 930),
}
RIGHT = ("VP", "VN")


@dataclass(frozen=True)
class Metric:
    """A share: the cells in `above` by the cells in `below`. `question` says it in words."""

    name: str
    question: str
    above: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return count(self.above) / count(self.below)


METRICS = [
    Metric("Acurácia", "do total, o que acertou", ("VP", "VN"), ("VP", "FN", "FP", "VN")),
    Metric("Precisão", "dos alarmes, os verdadeiros", ("VP",), ("VP", "FP")),
    Metric("Revocação", "das fraudes, as achadas", ("VP",), ("VP", "FN")),
    Metric("Especificidade", "dos normais, os liberados", ("VN",), ("FP", "VN")),
]


def count(cells: tuple[str, ...]) -> int:
    """How many payments the cells hold."""
    return sum(CELLS[cell][3] for cell in cells)


def f1() -> float:
    """The harmonic mean of precision and recall."""
    precision, recall = (metric.value for metric in METRICS if metric.name in ("Precisão", "Revocação"))
    return 2 * precision * recall / (precision + recall)


def celulas_de_cada_metrica(palette: Palette) -> str:
    """The matrix in large; below it a small one for each metric, filled where it counts, striped where it divides."""
    flow = Flow(palette, "Matriz de confusão e as células que cada métrica usa", SIZE)
    _matrix(flow)
    _square(flow, (4, 184), "above")
    flow.write((26, 196), "em cima e embaixo da fração", anchor="start")
    _square(flow, (240, 184), "below")
    flow.write((262, 196), "só embaixo", anchor="start")
    y = 214.0
    for metric in METRICS:
        _small(flow, (4, y), metric)
        above = " + ".join(f"{CELLS[cell][3]}" for cell in metric.above)
        below = f"{count(metric.below):,}".replace(",", ".")
        flow.write((76, y + 14), f"{metric.name}: {percent(metric.value)}", bold=True, size=13.5, anchor="start")
        flow.write((76, y + 32), metric.question, anchor="start")
        flow.write((76, y + 50), f"({above}) ÷ {below}" if "+" in above else f"{above} ÷ {below}", anchor="start")
        y += 66
    flow.write((4, y + 16), f"F1: {decimal(f1(), 2)}, média harmônica", bold=True, size=13.5, anchor="start")
    flow.write((4, y + 34), "de precisão e revocação", anchor="start")
    return flow.svg


def _matrix(flow: Flow) -> None:
    flow.write((139, 16), "previu fraude", bold=True)
    flow.write((285, 16), "previu normal", bold=True)
    for row, word in enumerate(("fraude", "normal")):
        flow.write((60, 54 + 74 * row), "era", bold=True, anchor="end")
        flow.write((60, 71 + 74 * row), word, bold=True, anchor="end")
    for cell, (meaning, column, row, number) in CELLS.items():
        at = (68 + 146 * column, 26 + 74 * row)
        flow.box(at, 142, f"{cell}: {number}", meaning, category=0 if cell in RIGHT else 1, height=70)


def _small(flow: Flow, at: Point, metric: Metric) -> None:
    for cell, (_, column, row, _) in CELLS.items():
        use = "above" if cell in metric.above else "below" if cell in metric.below else ""
        _square(flow, (at[0] + 31 * column, at[1] + 27 * row), use, 29, 25)


def _square(flow: Flow, at: Point, use: str, width: float = 15, height: float = 15) -> None:
    """A cell: full if the metric counts it above, striped if only below the line, else empty."""
    colour = flow.palette.categories[2]
    flow.rect(Box(*at, width, height), colour if use == "above" else "none", colour if use else flow.palette.muted,
              radius=2, dashed=not use)  # fmt: skip
    if use == "below":
        for share in (0.25, 0.5, 0.75):
            x, y = at[0] + width * share, at[1] + height * share
            flow.line((at[0] + 1, y), (x, at[1] + 1), colour=colour)
            flow.line((x, at[1] + height - 1), (at[0] + width - 1, y), colour=colour)
