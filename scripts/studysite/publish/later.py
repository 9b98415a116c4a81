"""The scripts run after the first paint: the page holds a list of them, and overrides/partials/javascripts/palette.html
adds them to the page at the first touch or when the reader has read for a while.

The list is the home page's, the same for all pages: bundle first, then ours, and what the figures need apart, because
most pages have none. A script that is `async` in mkdocs.yml waits for nobody, and starts soon after the page is there.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

FOLDER = "assets/javascripts/"
FIGURES = "glightbox"

_SCRIPT = re.compile(rf'<script[^>]*\bsrc="[^"]*?({FOLDER}[^"]+\.js)"[^>]*></script>')
_ASYNC = re.compile(rf'<script(?=[^>]*\basync\b)[^>]*\bsrc="[^"]*?({FOLDER}[^"]+\.js)"[^>]*></script>')
_FIGURES_START = re.compile(r'<script id="init-glightbox">(.*?)</script>', re.DOTALL)


def scripts(html: str) -> list[str]:
    """The scripts of a page in their order, as paths below the site's root."""
    return _SCRIPT.findall(html)


def plan(home: str, site: Path, styles: list[str]) -> str:
    """The list as JSON, from the scripts of the home page and the `styles` that go with them.

    The inline script that starts the figures becomes a file of `site`.
    """
    found = scripts(home)
    soon: list[str] = _ASYNC.findall(home)
    bundle = [path for path in found if "/bundle." in path]
    figures = [path for path in styles + found if FIGURES in path]
    ours = join(site, [path for path in found if path not in bundle + figures + soon])
    late = [path for path in styles if path not in figures]
    if not bundle:
        raise ValueError("the page has no bundle of the theme; see scripts/studysite/publish/later.py")
    start = _FIGURES_START.search(home)
    if start:
        figures.append(FOLDER + FIGURES + "-start.js")
        (site / figures[-1]).write_text(start[1].strip() + "\n", encoding="utf-8")
    return json.dumps({"soon": soon, "first": bundle + late + ours, "figures": figures}, separators=(",", ":"))


def join(site: Path, scripts: list[str]) -> list[str]:
    """Write our scripts as one file: one request, and a fifth fewer bytes. Returns a list of its path, or none."""
    if not scripts:
        return []
    text = "\n;\n".join((site / path).read_text(encoding="utf-8") for path in scripts)
    path = f"{FOLDER}site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
    (site / path).write_text(text, encoding="utf-8")
    return [path]


def postpone(html: str, plan: str, listed: list[str]) -> str:
    """Take the scripts out of a page and leave the list, early in the head: a tap can come before the page is whole.

    Raises ValueError if the page has another script than those of the home page, which are `listed`.
    """
    if "<title>" not in html:
        raise ValueError("the page has no title")
    unknown = sorted(set(scripts(html)).difference(listed))
    if unknown:
        raise ValueError(f"{', '.join(unknown)} is not on the home page, and the site has one list of scripts")
    html = _FIGURES_START.sub("", _SCRIPT.sub("", html))
    return html.replace("<title>", f'<script id="later" type="application/json">{plan}</script><title>', 1)
