"""What make cannot do without is asked for in one sentence. Nothing here uses the network."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import bootstrap
import pytest


def sentence(command: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> str:
    """What `command` says when it stops, with status 2."""
    with pytest.raises(SystemExit) as stopped:
        command()
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_an_old_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6, "final", 0))
    assert sentence(bootstrap.check_python, capsys) == (
        "Python 3.9.6 is too old: install 3.11.2 or newer, or name one, as in `make serve PYTHON=python3.13`.\n"
    )


def test_no_venv_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert sentence(bootstrap.check_python, capsys) == (
        "Python has no venv module: install it, on Debian and Ubuntu with `sudo apt-get install python3-venv`.\n"
    )


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pip = tmp_path / "python"
    pip.write_text("#!/bin/sh\necho WARNING: Retrying\necho ERROR: No matching distribution found\nexit 1\n", "utf-8")
    pip.chmod(0o755)
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path))
    monkeypatch.setattr(bootstrap, "PYTHON", str(pip))
    assert sentence(lambda: bootstrap.install("site"), capsys) == (
        "Could not install requirements.txt: check the network, then run it again. "
        "pip says: ERROR: No matching distribution found\n"
    )
    assert not (tmp_path / "installed-site").exists()
