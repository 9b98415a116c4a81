from __future__ import annotations

from pathlib import Path

import pytest
import verify


def test_without_a_site_one_sentence_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main(tmp_path / "site") == 2
    assert capsys.readouterr().err == f"There is no built site in {tmp_path / 'site'}: run `make build` first.\n"
