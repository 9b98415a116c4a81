from __future__ import annotations

import pytest
from studysite.theme import REPAIRS, repair


def test_each_repair_is_made() -> None:
    html = "".join(item.old for item in REPAIRS)
    assert repair(html, "a.md") == "".join(item.new for item in REPAIRS)


def test_a_theme_that_changed_is_named() -> None:
    with pytest.raises(ValueError, match=r"a\.md: the theme no longer writes"):
        repair("<html></html>", "a.md")
