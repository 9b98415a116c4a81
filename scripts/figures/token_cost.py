"""Tokens and what they cost in a month, on the example of the page: a long instruction, then a short one."""

from __future__ import annotations

from dataclasses import dataclass

from figures.palette import Palette
from figures.plot import Plot

QUESTIONS = 100_000  # a month
INPUT_PRICE, OUTPUT_PRICE = 0.002, 0.010  # of a thousand tokens; made up
ROW = 27.0


@dataclass(frozen=True)
class Request:
    """The tokens of one question."""

    name: str
    incoming: int
    outgoing: int

    @property
    def costs(self) -> tuple[float, float]:
        """What input and output cost in a month."""
        thousands = QUESTIONS / 1000
        return self.incoming * INPUT_PRICE * thousands, self.outgoing * OUTPUT_PRICE * thousands


LONG, SHORT = Request("Instrução longa", 1500, 300), Request("Instrução curta", 500, 300)


def tokens_e_custo(palette: Palette) -> str:
    """Two blocks, one for each request: bars of tokens on the left, of money on the right."""
    with Plot(palette, 208, "Tokens de entrada e de saída e o que custam por mês") as plot:
        plot.write(70, 18, "tokens por pergunta", color=palette.muted)
        plot.write(232, 18, "custo por mês", color=palette.muted)
        for block, request in enumerate((LONG, SHORT)):
            top = 36 + 92 * block
            plot.write(4, top + 12, f"{request.name}: total de {sum(request.costs):.0f} por mês", fontweight="bold")
            for row, name in enumerate(("entrada", "saída")):
                plot.write(62, top + 20 + ROW * (row + 0.5) + 5, name, ha="right")
            _bars(plot, 70, top + 20, 146, (request.incoming, request.outgoing), LONG.incoming)
            _bars(plot, 232, top + 20, 124, request.costs, max(LONG.costs))
    return plot.svg


def _bars(plot: Plot, left: float, top: float, width: float, values: tuple[float, float], longest: float) -> None:
    axes = plot.axes(left, top, width, 2 * ROW)
    axes.axis("off")
    axes.set(xlim=(0, 1.38 * longest), ylim=(2, 0))
    for row, value in enumerate(values):
        axes.barh(row + 0.5, value, 0.68, color=plot.palette.categories[row])
        label = f"{value:,.0f}".replace(",", ".")
        axes.text(value + 0.04 * longest, row + 0.5, label, va="center")
