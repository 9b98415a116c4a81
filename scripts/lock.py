"""Compile every requirements file into a lock with hashes, for any platform and Python from the oldest supported on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bootstrap import LOCKS, OLDEST

ROOT = Path(__file__).resolve().parent.parent


def command(lock: str) -> list[str]:
    """The `uv pip compile` call for one lock. The flags keep this machine's settings out of the file."""
    return [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
        *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--python-version", ".".join(map(str, OLDEST))),
        *(lock.removesuffix(".txt") + ".in", "--output-file", lock, "--upgrade"),
    ]


if __name__ == "__main__":
    sys.exit(max(subprocess.call(command(lock), cwd=ROOT) for lock in LOCKS.values()))
