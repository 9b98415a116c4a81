"""The machine learning pipeline: the ten stages of the page and two ways back.

Stages: https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/machine-learning-lifecycle.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE, column

# stage, category of the palette: business, data, model, use
STAGES = [
    ("Problema de negócio", 3),
    ("Coleta de dados", 0),
    ("Análise exploratória", 0),
    ("Pré-processamento", 0),
    ("Engenharia de atributos", 0),
    ("Divisão dos dados", 0),
    ("Treino e ajuste", 1),
    ("Avaliação", 1),
    ("Implantação", 2),
    ("Monitoramento", 2),
]
COLLECT, PREPARE, EVALUATE, MONITOR = 1, 3, 7, 9


def pipeline_com_volta(palette: Palette) -> str:
    """The stages from top to bottom; on the right the way back after a bad evaluation, and after drift."""
    flow = Flow(palette, "As dez etapas do pipeline de ML e os caminhos de volta", SIZE)
    items: list[tuple[str, str, int | None]] = [
        (f"{number}. {name}", "", category) for number, (name, category) in enumerate(STAGES, start=1)
    ]
    boxes = column(flow, (4, 4), 224, items, gap=18)
    for start, end, x, label in ((EVALUATE, PREPARE, 254, "nota ruim"), (MONITOR, COLLECT, 344, "desvio")):
        one, other = boxes[start], boxes[end]
        flow.arrow(one.right, (x, one.right[1]), (x, other.right[1]), other.right)
        flow.write((262, one.right[1] - 8), label, anchor="start")
    return flow.svg
