"""The faults of figures are planted in tests/test_check.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from studysite.figures import size, sizes


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<svg width="40" height="30">', (40, 30)),
        ('<?xml version="1.0"?>\n<svg\n height="30.4px" viewBox="0 0 4 3" width="39.6px">', (40, 30)),
        ('<svg width="100%" height="30">', None),
        ('<svg viewBox="0 0 40 30"><rect width="40" height="30"/>', None),
        ('<svg stroke-width="2" height="30">', None),
    ],
)
def test_the_size_is_what_the_svg_element_states(tag: str, expected: tuple[int, int] | None) -> None:
    assert size(tag) == expected


def test_the_light_figures_of_a_site_that_state_a_size(site: Path) -> None:
    (site / "docs/dominio-1/um.assets/sem.svg").write_text("<svg/>", encoding="utf-8")
    assert sizes(site) == {"um.assets/linha.svg": (40, 30)}
