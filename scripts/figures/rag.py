"""Retrieval-augmented generation as a flow: documents are prepared once, every question takes the other way.

Source: https://docs.aws.amazon.com/bedrock/latest/userguide/kb-how-it-works.html
"""

from __future__ import annotations

from itertools import pairwise

from figures.flow import Box, Flow
from figures.palette import Palette


def fluxo_rag(palette: Palette) -> str:
    """Two lanes that meet in the search, then one way down to the answer."""
    flow = Flow(palette, "Fluxo de RAG, dos documentos à resposta")
    flow.write((86, 16), "Antes, uma vez", bold=True, size=13)
    flow.write((274, 16), "A cada pergunta", bold=True, size=13)
    lanes = [
        (4, ["Documentos", "Partes (chunks)", "Embeddings", "Banco vetorial"], 1),
        (192, ["Pergunta", "Embedding da pergunta"], 0),
    ]
    ends = []
    for x, names, category in lanes:
        y = 28.0
        boxes: list[Box] = []
        for name in names:
            boxes.append(flow.box((x, y), 164, name, category=category, height=40))
            y += boxes[-1].height + 22
        for one, other in pairwise(boxes):
            flow.arrow(one.bottom, other.top)
        ends.append(boxes[-1])
    y = 28.0 + 4 * 62
    search = flow.box((4, y), 352, "Busca", "acha as partes mais parecidas com a pergunta", category=2)
    for end in ends:
        flow.arrow(end.bottom, (end.bottom[0], search.y))
    before = search
    rest: tuple[tuple[str, str, int | None], ...] = (
        ("Prompt aumentado", "pergunta + partes achadas", None),
        ("Modelo de base", "os pesos não mudam", 3),
        ("Resposta", "baseada nos documentos, com as fontes", None),
    )
    for name, detail, colour in rest:
        box = flow.box((60, before.y + before.height + 22), 240, name, detail, category=colour)
        flow.arrow(before.bottom, box.top)
        before = box
    return flow.svg
