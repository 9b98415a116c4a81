"""Applications and systems, joined one by one and through MCP, with the numbers of the page.

Parts: https://modelcontextprotocol.io/docs/learn/architecture
"""

from __future__ import annotations

from itertools import product

from figures.flow import Box, Flow
from figures.palette import Palette
from figures.patterns import SIZE

APPS = ("App 1", "App 2", "App 3", "App 4")
SYSTEMS = ("estoque", "clima", "preços", "frota", "notas", "cadastro")
ROW = 32.0


def direct() -> list[tuple[str, str]]:
    """The integrations to write without a standard: one for each pair."""
    return list(product(APPS, SYSTEMS))


def pieces() -> list[str]:
    """What is to write with MCP: a host for each application, a server for each system."""
    return [*APPS, *SYSTEMS]


def integracoes(palette: Palette) -> str:
    """Both ways below each other: every line between two boxes is something to write and keep."""
    flow = Flow(palette, "Quatro aplicações e seis sistemas, sem padrão e com MCP", SIZE)
    n, m = len(APPS), len(SYSTEMS)
    flow.write((4, 16), f"Sem padrão: {n} × {m} = {len(direct())} integrações", bold=True, size=13.5, anchor="start")
    apps, systems = _side(flow, 28, 4, 72, APPS, 0), _side(flow, 28, 270, 86, SYSTEMS, 2)
    for app, system in direct():
        flow.line(apps[app].right, systems[system].left)
    top = 28 + ROW * m + 36
    flow.write((4, top - 12), f"Com MCP: {n} + {m} = {len(pieces())} peças", bold=True, size=13.5, anchor="start")
    flow.write((74, top + 10), "hosts, com clientes", colour=palette.muted)
    flow.write((313, top + 10), "servidores", colour=palette.muted)
    top += 20
    bar = Box(180, top, 56, ROW * m - 6)
    flow.rect(bar, palette.tints[3], palette.categories[3])
    flow.write((bar.top[0], bar.y + bar.height / 2 + 5), "MCP", bold=True, size=13.5)
    for host in _side(flow, top, 4, 140, APPS, 0, 34).values():
        client = Box(host.right[0] - 70, host.y + 3, 66, host.height - 6)
        flow.rect(client, palette.background, palette.categories[0])
        flow.write((client.top[0], client.y + 15), "clientes")
        flow.line(host.right, (bar.x, host.right[1]))
    for server in _side(flow, top, 270, 86, SYSTEMS, 2).values():
        flow.line(server.left, (bar.right[0], server.left[1]))
    return flow.svg


def _side(
    flow: Flow, top: float, x: float, width: float, names: tuple[str, ...], category: int, middle: float = 0
) -> dict[str, Box]:
    """A box for each name, spread evenly over the height of the systems; `middle` of the name, if not of the box."""
    gap = ROW * len(SYSTEMS) / len(names)
    boxes = {}
    for row, name in enumerate(names):
        boxes[name] = Box(x, top + gap * (row + 0.5) - ROW / 2, width, ROW - 6)
        flow.rect(boxes[name], flow.palette.tints[category], flow.palette.categories[category])
        flow.write((x + (middle or width / 2), boxes[name].y + 18), name)
    return boxes
