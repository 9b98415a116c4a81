"""Which Chromium the tests get, on a machine whose programs are all fakes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import browser
import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "browser.py"
WORKS = "echo Chromium 1"
BROKEN = "echo 'error while loading shared libraries: libnss3.so' >&2; exit 127"


def program(path: Path, lines: str) -> None:
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_chromium_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(browser, "MAC", [])
    program(tmp_path / "chromium", BROKEN)
    assert browser.system_browser() is None
    program(tmp_path / "google-chrome", WORKS)
    assert browser.system_browser() == str(tmp_path / "google-chrome")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a distribution has a package")
@pytest.mark.parametrize("package", [WORKS, BROKEN], ids=["works", "broken"])
def test_the_distribution_is_asked_last(tmp_path: Path, package: str) -> None:
    program(tmp_path / "chromium", BROKEN)
    program(tmp_path / "package", package)
    program(tmp_path / "apt-get", f'[ "$1" = update ] || /bin/cp "{tmp_path}/package" "{tmp_path}/chromium"')
    program(tmp_path / "sudo", 'shift; exec "$@"')
    environment = {
        **{key: value for key, value in os.environ.items() if key != "BROWSER_PATH"},
        "PATH": str(tmp_path),
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "playwright"),  # empty
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
    }
    done = subprocess.run([sys.executable, SCRIPT], env=environment, capture_output=True, text=True, check=False)
    if package == WORKS:
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"Browser: {tmp_path / 'chromium'}")
    else:
        sentence = "The tests need a Chromium: install Chrome or Chromium, or name its path in BROWSER_PATH.\n"
        assert (done.returncode, done.stderr) == (2, sentence)
