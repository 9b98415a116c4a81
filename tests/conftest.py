"""What every test can ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that passes every check, in a folder of its own."""
    return small_site.write(tmp_path)
