"""The five scopes of the Generative AI Security Scoping Matrix, from what is bought to what is built.

Source: https://aws.amazon.com/vi/ai/generative-ai/security/scoping-matrix
"""

from __future__ import annotations

from figures.flow import Flow
from figures.palette import Palette
from figures.patterns import SIZE, ladder

# scope, what one does, is it built
SCOPES = [
    ("App público", "usa um app aberto a todos", False),
    ("App empresarial", "contrata software com IA", False),
    ("Modelo pronto", "cria um app sobre um modelo", True),
    ("Modelo ajustado", "faz fine-tuning com os seus dados", True),
    ("Modelo próprio", "treina do zero", True),
]


def cinco_escopos(palette: Palette) -> str:
    """One bar for each scope, longer the more there is to answer for; the dashed line parts buying from building."""
    flow = Flow(palette, "Os cinco escopos, do app público ao modelo próprio", SIZE)
    flow.write((4, 16), "Menos por sua conta", bold=True, size=13, anchor="start")
    y = ladder(flow, 26, SCOPES, ("comprar", "construir"))
    flow.write((4, y + 12), "Mais por sua conta", bold=True, size=13, anchor="start")
    flow.arrow((346, 30), (346, y - 76))
    return flow.svg
