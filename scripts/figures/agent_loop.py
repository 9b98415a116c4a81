"""The loop of an agent, on a neighbour's missing payment slip.

Stages: https://docs.aws.amazon.com/prescriptive-guidance/latest/agentic-ai-foundations/perceive-reason-act.html
"""

from __future__ import annotations

from figures.flow import Box, Flow
from figures.palette import Palette
from figures.patterns import SIZE, column

STAGES: list[tuple[str, str, int | None]] = [
    ("Objetivo", "“não chegou meu boleto”", None),
    ("1. Perceber", "ler o pedido e o estado dos sistemas", 0),
    ("2. Planejar", "escolher o próximo passo", 3),
    ("3. Agir", "chamar uma ferramenta: gerar a 2ª via", 1),
    ("4. Observar", "ler o que a ferramenta devolveu", 2),
]


def ciclo_do_agente(palette: Palette) -> str:
    """From the goal down to the answer; on the left the way back to planning, on the right the memory."""
    flow = Flow(palette, "Ciclo do agente: perceber, planejar, agir, observar e repetir", SIZE)
    x, width = 52.0, 190.0
    boxes = column(flow, (x, 4), width, STAGES)
    plan, act, observe = boxes[2:]
    asked = flow.box((x, observe.y + observe.height + 20), width, "Terminou?", question=True, height=44)
    flow.arrow(observe.bottom, asked.top)
    flow.arrow(asked.left, (16, asked.left[1]), (16, plan.left[1]), plan.left)
    flow.write((20, asked.left[1] - 7), "não", anchor="start")
    answer = flow.box((x, asked.y + asked.height + 26), width, "Resposta", "“a 2ª via está no seu e-mail”")
    flow.arrow(asked.bottom, answer.top)
    flow.write((asked.bottom[0] + 8, answer.y - 9), "sim", anchor="start")
    height = observe.y + observe.height - plan.y
    memory = flow.box((266, plan.y), 90, "Memória", "desta sessão e de outras", height=height)
    for box in (plan, act, observe):
        _both_ways(flow, box, memory)
    return flow.svg


def _both_ways(flow: Flow, box: Box, memory: Box) -> None:
    y = box.right[1]
    middle = (box.right[0] + memory.x) / 2
    flow.arrow((middle, y), (memory.x, y))
    flow.arrow((middle, y), box.right)
