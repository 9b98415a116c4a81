"""Where Bedrock Guardrails acts: on what goes into the model and on what comes out.

Source: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-how.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE

POLICIES = "conteúdo, tópicos, palavras, dados sensíveis"
OUTPUT_ONLY = "e contextual grounding. Automated Reasoning só aponta o erro"


def caminho_do_guardrail(palette: Palette) -> str:
    """The request from top to bottom; what is blocked leaves to the right."""
    flow = Flow(palette, "O caminho do pedido: guardrail na entrada, modelo, guardrail na saída", SIZE)
    width, right = 204.0, 262.0
    asked = flow.box((4, 4), width, "Pedido")
    entry = flow.box((4, asked.y + asked.height + 20), width, "Guardrail na entrada", POLICIES, category=0)
    model = flow.box((4, entry.y + entry.height + 34), width, "Modelo", category=3)
    exit_ = flow.box((4, model.y + model.height + 20), width, "Guardrail na saída", f"{POLICIES} {OUTPUT_ONLY}",
                     category=0)  # fmt: skip
    answer = flow.box((4, exit_.y + exit_.height + 34), width, "Resposta", "inteira ou com trechos mascarados")
    for one, other in ((asked, entry), (entry, model), (model, exit_), (exit_, answer)):
        flow.arrow(one.bottom, other.top)
    for check, passed, effect in ((entry, model, "o modelo não roda"), (exit_, answer, "a resposta não sai")):
        flow.write((check.bottom[0] + 8, passed.y - 12), "passa", anchor="start")
        refused = flow.box((right, check.y), 94, "Bloqueio", effect, category=1, height=check.height)
        flow.arrow(check.right, refused.left)
        flow.write(((check.right[0] + right) / 2, check.right[1] - 8), "viola")
    return flow.svg
