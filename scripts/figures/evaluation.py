"""Which way of evaluating a foundation model, as a chain of questions.

Source: https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation.html
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE, questions

# question, way if the answer is yes, what marks it, category of the palette
CHAIN = [
    ("Falta a lista curta de modelos?", "Benchmark", "a mesma prova para todos", 3),
    ("Há resposta de referência ou uma métrica exata?", "Automática", "algoritmos, com os seus dados", 0),
    ("O critério é tom ou risco, e há equipe para ler?", "Pessoas", "nuance, mas lenta e cara", 1),
]
LAST = ("Modelo juiz", "um LLM julga tom e utilidade em escala; pessoas conferem uma amostra", 2)


def como_avaliar(palette: Palette) -> str:
    """Questions on the left from top to bottom; each "sim" leaves to the right, the last "não" leads to the judge."""
    flow = Flow(palette, "Perguntas que levam à forma de avaliar um modelo", SIZE)
    questions(flow, CHAIN, LAST, split=172)
    return flow.svg
