"""Who looks after which layer, on a virtual machine and on a managed service.

Sources: https://docs.aws.amazon.com/bedrock/latest/userguide/security.html and the table of the page.
"""

from __future__ import annotations

from figures.flow import Box, Flow
from figures.palette import Palette
from figures.patterns import SIZE

# from the top; the rows of the table of the page
LAYERS = ["Dados e prompts", "Permissões de acesso", "Servidor do modelo", "Sistema operacional", "Hardware", "Prédio"]
OWN = {"EC2": 4, "Bedrock": 2}  # how many layers from the top are the customer's
ROW = 46.0


def quem_cuida_do_que(palette: Palette) -> str:
    """The layers on the left; a column for each service, parted where the customer's share ends."""
    flow = Flow(palette, "Camadas que são suas e que são da AWS, na EC2 e no Bedrock", SIZE)
    top = 30.0
    for row, layer in enumerate(LAYERS):
        y = top + ROW * row
        flow.write((4, y + ROW / 2 + 5), layer, anchor="start")
        flow.line((4, y + ROW), (356, y + ROW), colour=palette.line)
    for column, (service, own) in enumerate(OWN.items()):
        x = 170 + 96 * column
        flow.write((x + 45, 18), service, bold=True, size=13.5)
        _part(flow, Box(x, top + 3, 90, ROW * own - 6), "Você", 1)
        _part(flow, Box(x, top + ROW * own + 3, 90, ROW * (len(LAYERS) - own) - 6), "AWS", 0)
    return flow.svg


def _part(flow: Flow, box: Box, owner: str, category: int) -> None:
    flow.rect(box, flow.palette.tints[category], flow.palette.categories[category])
    flow.write((box.top[0], box.left[1] + 5), owner, bold=True, size=13.5)
