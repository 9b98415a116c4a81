"""The stylesheets: what a page needs is inside it, so that nothing stands between the page and its first paint.

All sheets become two texts, the same for the whole site, so that instant navigation finds nothing to exchange: what
pages can need as they are read, and what only scripts can bring about. The second one loads with the scripts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from studysite.publish.later import FIGURES
from studysite.publish.purge import Sheets, Used, purge

FOLDER = "assets/stylesheets/"

_SHEET = re.compile(
    rf'<link(?=[^>]*\brel="stylesheet")[^>]*\bhref="[^"]*?({FOLDER}[^"]+)"[^>]*>'
    r'|<style id="glightbox-style">(.*?)</style>',
    re.DOTALL,
)
# The classes and attributes that are there without a script, or that the first inline script sets.
_GIVEN = '<html class="js no-js"><details open>'


def sheets(html: str) -> list[str]:
    """The stylesheets of a page in their order: the path below the site's root, or the text of one that is inside."""
    found = [path or text for path, text in _SHEET.findall(html)]
    if not found:
        raise ValueError("the page has no stylesheet that the build knows; see scripts/studysite/publish/styles.py")
    return found


def _root(html: str) -> str:
    """The way from a page to the site's root, as its first sheet goes it."""
    href = re.search(rf'<link[^>]*\bhref="([^"]*?){FOLDER}', html)
    return href[1] if href else ""


def of_figures(sheet: str) -> bool:
    """Whether a sheet is only for figures that are opened: it stays a file, and loads with their script."""
    return sheet.startswith(FOLDER) and FIGURES in sheet


def cut(site: Path, found: list[str], pages: Iterable[str], scripts: Iterable[str]) -> Sheets:
    """The sheets as one text, without what neither pages nor scripts can need, in parts."""
    css = "\n".join((site / s).read_text(encoding="utf-8") if s.startswith(FOLDER) else s for s in found)
    css = css.replace('@charset "UTF-8";', "")
    of_pages, of_scripts = Used(), Used()
    of_pages.add_page(_GIVEN)
    for page in pages:
        of_pages.add_page(page)
    for script in scripts:
        of_scripts.add_script(script)
    return purge(css, of_pages, of_scripts)


def write(site: Path, name: str, css: str) -> str:
    """Write a sheet under its name and the hash of its contents; returns the path below the site's root."""
    path = f"{FOLDER}{name}.{hashlib.sha256(css.encode()).hexdigest()[:8]}.css"
    (site / path).write_text(css, encoding="utf-8")
    return path


def inliner(found: list[str], css: str, paper: str, late: str = "") -> Callable[[str], str]:
    """A function that puts `css` in the place of the sheets `found`. They have to be the ones of the page.

    `paper` is the path of the sheet for printing, `late` of the one that comes with the scripts. Where there are none,
    it loads at once.
    """
    if "</style" in css:
        raise ValueError("the stylesheets hold '</style', which would end them inside a page")

    def inline(html: str) -> str:
        own = [s for s in sheets(html) if s.startswith(FOLDER)]
        unknown = sorted(set(own).difference(found))
        if unknown:
            raise ValueError(f"{', '.join(unknown)} is not on the home page, and the site has one set of stylesheets")
        link = f'<link rel="stylesheet" href="{_root(html)}'
        links = f'{link}{paper}" media="print">' + (f'<noscript>{link}{late}"></noscript>' if late else "")
        style = iter([f"<style>{css}</style>{links}"])
        return _SHEET.sub(lambda _: next(style, ""), html)

    return inline
