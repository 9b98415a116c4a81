"""Which inference option to choose, as a chain of questions.

Source: https://docs.aws.amazon.com/sagemaker/latest/dg/deploy-model-options.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import questions

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
    questions(flow, CHAIN, ("Tempo real", "endpoint sempre ligado, latência baixa, tráfego constante", 0))
    return flow.svg
