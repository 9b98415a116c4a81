"""Which inference option to choose, as a chain of questions.

Source: https://docs.aws.amazon.com/sagemaker/latest/dg/deploy-model-options.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette

# question, option if the answer is yes, what marks it, category of the palette
CHAIN = [
    ("Tem de rodar no próprio aparelho?", "Borda", "perto de onde o dado nasce", 3),
    ("Os dados já estão todos prontos e ninguém espera a resposta?", "Lote", "sem endpoint ligado", 1),
    ("Entrada grande ou processamento longo?", "Assíncrona", "fila: até 1 GB e até 1 hora", 2),
    ("Tráfego intermitente, que tolera partida a frio?", "Sem servidor", "paga só o uso", 0),
]


def qual_inferencia(palette: Palette) -> str:
    """Questions on the left from top to bottom; each "sim" leaves to the right, the last "não" leads to real time."""
    flow = Flow(palette, "Perguntas que levam à opção de inferência")
    y, before = 4.0, None
    for question, option, detail, category in CHAIN:
        asked = flow.box((4, y), 184, question, question=True, height=70)
        if before:
            flow.arrow(before.bottom, asked.top)
            flow.write((asked.top[0] + 8, asked.y - 10), "não", anchor="start")
        answer = flow.box((232, y), 124, option, detail, category=category, height=70)
        flow.arrow(asked.right, (answer.x, asked.right[1]))
        flow.write((210, asked.right[1] - 7), "sim")
        y, before = y + max(asked.height, answer.height) + 30, asked
    assert before
    last = flow.box((4, y), 352, "Tempo real", "endpoint sempre ligado, latência baixa, tráfego constante", category=0)
    flow.arrow(before.bottom, (before.bottom[0], last.y))
    flow.write((before.bottom[0] + 8, last.y - 10), "não", anchor="start")
    return flow.svg
