"""The life cycle of a foundation model: its seven stages and who usually does them.

Stages: objective 2.1.3 of the exam guide,
https://docs.aws.amazon.com/aws-certification/latest/ai-practitioner-01/ai-practitioner-01-domain2.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE, column

PROVIDER, BOTH, YOU = "fornecedor", "fornecedor e você", "você"
STAGES = [
    ("Escolha dos dados", BOTH),
    ("Escolha do modelo", YOU),
    ("Pré-treinamento", PROVIDER),
    ("Fine-tuning", f"{YOU}, se precisar"),
    ("Avaliação", YOU),
    ("Implantação", YOU),
    ("Feedback", f"{YOU} e os usuários"),
]


def ciclo_do_modelo_de_base(palette: Palette) -> str:
    """The stages from top to bottom, tinted by who does them, and the way back from the last to the first."""
    flow = Flow(palette, "As sete etapas do ciclo de vida de um modelo de base", SIZE)
    categories = {PROVIDER: 1, BOTH: 3}
    items: list[tuple[str, str, int | None]] = [
        (f"{number}. {name}", f"quem faz: {who}", categories.get(who, 0))
        for number, (name, who) in enumerate(STAGES, start=1)
    ]
    boxes = column(flow, (4, 4), 290, items, gap=18)
    first, last = boxes[0], boxes[-1]
    flow.arrow(last.right, (334, last.right[1]), (334, first.right[1]), first.right)
    return flow.svg
