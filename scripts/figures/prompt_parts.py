"""A prompt taken apart: the parts that the page names, each with its words, in one request about a package leaflet."""

from __future__ import annotations

from figures.flow import Box, Flow
from figures.palette import Palette
from figures.patterns import SIZE

# part, its words, category of the palette
PARTS = [
    ("Instrução", "Resuma a bula em três tópicos.", 0),
    ("Contexto", "O leitor é um idoso que mora sozinho.", 1),
    ("Dados de entrada", "<bula> Cada comprimido contém … </bula>", 2),
    ("Indicador de saída", "Responda em lista, sem siglas.", 3),
    ("Exemplos", "Bula de dipirona → • alivia a dor • …", None),
    ("Prompt negativo", "Não dê diagnóstico.", None),
]


def partes_do_prompt(palette: Palette) -> str:
    """One sheet, the prompt, with a block for each part; below it the model."""
    flow = Flow(palette, "As partes de um prompt, com um exemplo", SIZE)
    flow.write((16, 24), "Um prompt", bold=True, size=13.5, anchor="start")
    y = 36.0
    for name, words, category in PARTS:
        y += flow.box((14, y), 332, name, words, category=category, align="start").height + 8
    sheet = Box(4, 4, 352, y)
    flow.rect(sheet, "none", palette.muted)
    model = flow.box((100, sheet.bottom[1] + 26), 160, "Modelo")
    flow.arrow(sheet.bottom, model.top)
    return flow.svg
