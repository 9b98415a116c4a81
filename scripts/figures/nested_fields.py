"""Four fields inside each other: artificial intelligence, machine learning, deep learning, generative AI."""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE

# radius, field, what marks it; each circle rests on the lowest point of the largest
FIELDS = [
    (176.0, "Inteligência artificial", "inclui regras escritas à mão"),
    (135.0, "Machine learning", "aprende com dados"),
    (96.0, "Deep learning", "muitas camadas"),
    (60.0, "IA generativa", "cria conteúdo"),
]


def circulos(palette: Palette) -> str:
    """The circles from the largest to the smallest; each has its name in the part that it does not share."""
    flow = Flow(palette, "IA contém machine learning, que contém deep learning, que contém IA generativa", SIZE)
    bottom = 4 + 2 * FIELDS[0][0]
    for index, (radius, name, mark) in enumerate(FIELDS):
        margin = 5.0 * index  # so that the lower edges do not touch
        flow.circle((180, bottom - margin - radius), radius, palette.tints[index], palette.categories[index])
        y = bottom - margin - radius + 2 if index == len(FIELDS) - 1 else bottom - margin - 2 * radius + 34
        flow.write((180, y), name, bold=True, size=13.5)
        flow.write((180, y + 18), mark)
    return flow.svg
