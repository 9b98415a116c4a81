"""Pages, styles and scripts without the bytes that nobody reads.

Only our own scripts are shortened again: the theme's bundle is short, and does not survive it (2.24.12 moves
`{b} = a` before `a` in `var a = x, {b} = a`). The minifier is a compiled one, and its makers have no package for Apple
silicon: a site that is built there is the same, and larger.
"""

from __future__ import annotations

import platform
import sys

HAS_PACKAGE = (sys.platform, platform.machine()) != ("darwin", "arm64")  # as in requirements.in
if HAS_PACKAGE:
    import minify

    # Closing tags and the document's own stay: what reads pages line by line relies on them.
    minify.config({"html-keep-end-tags": True, "html-keep-document-tags": True})


def page(html: str) -> str:
    """The same page, shorter."""
    return _shorter("text/html", html)


def script(text: str) -> str:
    """The same script, shorter: its own names are one or two letters long."""
    return _shorter("text/javascript", text) + "\n"


def _shorter(kind: str, text: str) -> str:
    shorter: str = minify.string(kind, text) if HAS_PACKAGE else text
    return shorter
