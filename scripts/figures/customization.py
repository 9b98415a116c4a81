"""The ladder of customization: what to try first, and how effort and cost grow from step to step.

Order: objectives 3.1.5 and 3.3.1 of the exam guide,
https://docs.aws.amazon.com/aws-certification/latest/ai-practitioner-01/ai-practitioner-01-domain3.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import ladder

# name, what it takes, does it change the weights
STEPS = [
    ("Engenharia de prompts", "muda o pedido", False),
    ("RAG", "traz seus documentos ao prompt", False),
    ("Fine-tuning", "exemplos rotulados, algumas horas", True),
    ("Pré-treinamento contínuo", "muito texto do domínio, sem rótulo", True),
    ("Treinar do zero", "dados, máquinas e equipe em enorme escala", True),
]


def escada_de_customizacao(palette: Palette) -> str:
    """One bar for each step, from the shortest to the longest; the dashed line parts what leaves the weights alone."""
    flow = Flow(palette, "Escada da customização, do prompt ao treino do zero")
    flow.write((4, 16), "Comece por aqui", bold=True, size=13, anchor="start")
    y = ladder(flow, 26, STEPS, ("os pesos não mudam", "os pesos mudam"))
    flow.arrow((346, 30), (346, y - 76))
    return flow.svg
