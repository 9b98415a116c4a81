"""One Content-Security-Policy in every page: nothing runs or loads but what the site itself publishes.

The text is the same site-wide: instant navigation would add a second one, and policies only add up.
"""

from __future__ import annotations

import base64
import hashlib
import re

# Styles need 'unsafe-inline': the page's own sheet, MathML, tables that align, the lightbox.
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)

_INLINE = re.compile(r"<script([^>]*)>(.+?)</script>", re.DOTALL)
_DATA = re.compile(r"""\stype=["']?(?!text/javascript|module)|\ssrc=""")
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
_EXTERNAL = re.compile(r"""<a\b(?![^>]*\srel=)(?=[^>]*\shref=["']?(https?://[^\s"'>]+))""")
_SCRIPT_ADDRESS = re.compile(r"""\shref=["']?javascript:[^\s"'>]*["']?""")


def hashes(html: str) -> set[str]:
    """What the policy has to name of one page: a hash of every inline script."""
    scripts = [text for attributes, text in _INLINE.findall(html) if not _DATA.search(attributes)]
    return {"sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts}


def policy(allowed: set[str]) -> str:
    """The policy with the hashes of the whole site."""
    return POLICY.format(hashes="".join(f" '{item}'" for item in sorted(allowed)))


def noopener(html: str, home: str) -> str:
    """Say of links to other sites that they get no hold of this one."""
    return _EXTERNAL.sub(lambda link: link[0] if link[1].startswith(home) else '<a rel="noopener"' + link[0][2:], html)


def add(html: str, text: str) -> str:
    """Put the policy right after the charset, before anything that it rules."""
    metas = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    metas += '<meta name="referrer" content="strict-origin-when-cross-origin">'
    html, count = _CHARSET.subn(lambda charset: charset[0] + metas, _SCRIPT_ADDRESS.sub(' href="#"', html), count=1)
    if not count:
        raise ValueError("the page has no <meta charset>")
    return html
