"""Find a Chromium for the tests, and get one if there is none: python scripts/browser.py

In this order, the first that starts: the one that BROWSER_PATH names, the system's, Playwright's, then Playwright's
download, then the distribution's package. Prints the path; one sentence and exit 2 if none can be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
MAC = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
NO_SANDBOX = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # root cannot have one


def starts(path: str) -> bool:
    """Whether the program at `path` can be started: one that lacks a library of the system exists, and fails."""
    if os.name == "nt":  # there --version opens a window
        return Path(path).exists()
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def system_browser() -> str | None:
    """The path of a Chromium that is installed on this machine and starts, or None."""
    known = [os.environ.get("BROWSER_PATH"), *map(shutil.which, NAMES), *MAC]
    return next((path for path in known if path and starts(path)), None)


def playwright_browser() -> str | None:
    """The path of Playwright's own Chromium, if it was downloaded and starts."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def find_browser() -> str | None:
    """The path of a Chromium that can be started now, or None."""
    return system_browser() or playwright_browser()


def launch(playwright: Playwright, flags: Sequence[str] = ()) -> Browser:
    """Start the system's Chromium, or else Playwright's own, with `flags`."""
    return playwright.chromium.launch(executable_path=system_browser(), args=[*flags, *NO_SANDBOX])


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command that may fail, and say nothing: what counts is whether there is a browser afterwards."""
    subprocess.call(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def get_browser() -> str | None:
    """Find a browser, or download one, or install the distribution's."""
    found = find_browser()
    if found:
        return found
    print("No Chromium found; getting one …")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    found = find_browser()
    if found or not shutil.which("apt-get"):
        return found
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]):
        _run([*root, *command], environment)
    return find_browser()


if __name__ == "__main__":
    browser = get_browser()
    if not browser:
        sentence = "The tests need a Chromium: install Chrome or Chromium, or name its path in BROWSER_PATH."
        sys.exit(print(sentence, file=sys.stderr) or 2)
    print(f"Browser: {browser}")
