"""The life cycle of a model in Amazon SageMaker AI, with the features of each stage.

Features: https://docs.aws.amazon.com/sagemaker/latest/dg/whatis-features.html. What is closed to new customers, each
by its own page of that guide: sms, clarify-availability-change, debugger-availability-change and
model-monitor-availability-change.
"""

from __future__ import annotations

from figures.flow import Box, Flow
from figures.palette import Palette

# stage, features; * marks what is closed to new customers
STAGES = [
    ("1. Preparar os dados", "Data Wrangler (no Canvas), Feature Store, Ground Truth*"),
    ("2. Construir e treinar", "Studio, Canvas, Autopilot, JumpStart, MLflow, Debugger*"),
    ("3. Avaliar e registrar", "Clarify*, Model Registry, Model Cards"),
    ("4. Implantar", "endpoints em tempo real, assíncronos e sem servidor; Batch Transform"),
    ("5. Monitorar", "Model Dashboard, Model Monitor*"),
]


def ciclo_de_vida(palette: Palette) -> str:
    """The stages from top to bottom, and on the right the way back from the last to the first."""
    flow = Flow(palette, "Ciclo de vida no SageMaker AI e os recursos de cada etapa")
    y = 4.0
    boxes: list[Box] = []
    for index, (stage, features) in enumerate(STAGES):
        box = flow.box((4, y), 312, stage, features, category=index % 4, align="start")
        if boxes:
            flow.arrow((40, y - 22), (40, y))
        boxes.append(box)
        y += box.height + 22
    first, last = boxes[0], boxes[-1]
    flow.arrow(last.right, (340, last.right[1]), (340, first.right[1]), first.right)
    flow.write((4, y - 2), "Pipelines automatiza as etapas.", anchor="start", bold=True)
    flow.write((4, y + 16), "Seta à direita: desvio nos dados pede novo treino.", anchor="start")
    flow.write((4, y + 34), "* fechado a novos clientes", anchor="start")
    return flow.svg
