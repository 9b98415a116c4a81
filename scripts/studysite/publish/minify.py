"""Pages and our own scripts without the bytes that nobody reads."""

from __future__ import annotations

import re

import minify_html

_COMMENT = re.compile(r"^/\*.*?\*/\n", re.MULTILINE | re.DOTALL)


def page(html: str) -> str:
    """The same page, shorter. Closing tags stay: what reads pages line by line relies on them."""
    return minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True, minify_js=True)


def script(text: str) -> str:
    """The same script, shorter. The minifier keeps the comments between the parts of a file: they go first."""
    text = _COMMENT.sub("", text)
    if "</script" in text:
        raise ValueError("the script holds '</script', which the minifier cannot take")
    start, end = "<script>", "</script>"
    return minify_html.minify(start + text + end, keep_closing_tags=True, minify_js=True)[len(start) : -len(end)] + "\n"
