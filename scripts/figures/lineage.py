"""The way of a piece of data from its source to an answer, and which document keeps each part of it.

Sources: https://docs.aws.amazon.com/datazone/latest/userguide/datazone-data-lineage.html and
https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE, column

STEPS: list[tuple[str, str, int | None]] = [
    ("Fonte", "procedência: quem coletou, quando, com que licença", 1),
    ("Transformação", "de polegadas para milímetros, sem duplicados", None),
    ("Conjunto de dados", "no catálogo: esquema, dono, regra", 0),
    ("Modelo", "na ficha (Model Card): uso, risco, treino", 3),
    ("Resposta", "com citação, se o texto veio de RAG", 2),
]


def linhagem_dos_dados(palette: Palette) -> str:
    """The steps from top to bottom; on the left what lineage covers, on the right the citation back to the source."""
    flow = Flow(palette, "Linhagem: da fonte à resposta, e a citação de volta à fonte", SIZE)
    flow.write((4, 16), "Linhagem: o caminho inteiro", bold=True, size=13.5, anchor="start")
    boxes = column(flow, (28, 30), 274, STEPS)
    first, last = boxes[0], boxes[-1]
    top, bottom = first.y + 4, last.y + last.height - 4
    flow.line((20, top), (10, top), (10, bottom), (20, bottom))
    flow.arrow(last.right, (340, last.right[1]), (340, first.right[1]), first.right, dashed=True)
    flow.write((346, last.y + last.height + 20), "citação: da resposta de volta à fonte", anchor="end")
    return flow.svg
