"""Files that no reader's browser asks for: source maps, the theme's search and its languages, replaced stylesheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_NAME = re.compile(r"""(?<=[/"'`=])[\w.-]+\.(?:js|css)\b""")  # the end of an address
_SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?:\s*\*/)?\s*$")


def asked_for(texts: Iterable[str]) -> set[str]:
    """The names of scripts and stylesheets that stand in these texts."""
    return {name for text in texts for name in _NAME.findall(text)}


def tidy(site: Path, pages: Iterable[Path]) -> None:
    """Delete what neither `pages` nor the scripts that they load name."""
    files = [file for file in (site / "assets").rglob("*") if file.suffix in {".js", ".css", ".map"}]
    new = asked_for(page.read_text(encoding="utf-8") for page in pages)
    known: set[str] = set()
    while new:
        known |= new
        loaded = (file.read_text(encoding="utf-8") for file in files if file.name in new)
        new = asked_for(loaded) - known
    for file in files:
        if file.name not in known:
            file.unlink()
        else:
            text = file.read_text(encoding="utf-8")
            shorter = _SOURCE_MAP.sub("", text)
            if shorter != text:
                file.write_text(shorter, encoding="utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the time of the build; no crawler needs it
    for folder in sorted((site / "assets").rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
