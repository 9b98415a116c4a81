"""Two builds of one commit are the same, byte for byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def build(site: Path, seed: str) -> dict[str, str]:
    """The hash of every file of a build, whose sets and dictionaries come in the order of `seed`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    one, other = build(tmp_path / "one", "1"), build(tmp_path / "other", "2")
    assert len(one) > 100
    assert one == other
