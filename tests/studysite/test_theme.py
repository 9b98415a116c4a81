from __future__ import annotations

import pytest
from studysite.theme import REPAIRS, repair, translate


def test_a_voice_reads_brazilian_portuguese_and_the_search_is_ours() -> None:
    mended = repair("".join(item.old for item in REPAIRS), "a.md")
    assert mended.startswith('<html lang="pt-BR"')
    assert mended.endswith("assets/javascripts/search-worker.js")
    assert mended.count('aria-label="Busca"') == 2


def test_a_theme_that_changed_is_named() -> None:
    with pytest.raises(ValueError, match=r"a\.md: the theme no longer writes"):
        repair("<html></html>", "a.md")


def test_buttons_that_have_another_name_are_named() -> None:
    with pytest.raises(ValueError, match="no button 'Close' any more"):
        translate('aria-label="Dismiss"')
