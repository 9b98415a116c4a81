"""Serve a built site on loopback as GitHub Pages serves it, at its own https address, for tests, pictures and benches.

A browser that is started with `LocalPages.browser_args` finds the published address (https://owner.github.io/name/)
here and nothing else on the network: what is tested is the very site that is deployed.
"""

from __future__ import annotations

import contextlib
import ssl
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import trustme


@dataclass(frozen=True)
class LocalPages:
    """`home` is the published address, with a slash at the end; `port` is where loopback answers for it."""

    home: str
    port: int

    @property
    def host(self) -> str:
        """The published host, without scheme and path."""
        return urlsplit(self.home).netloc

    @property
    def browser_args(self) -> list[str]:
        """Chromium flags that lead the published host to loopback and every other host nowhere."""
        rules = f"MAP {self.host} 127.0.0.1:{self.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        return [f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]


class _Handler(SimpleHTTPRequestHandler):
    """Files below `prefix`, a redirect for a folder without its slash, and 404.html with its status for the rest."""

    protocol_version = "HTTP/1.1"
    prefix = "/"

    def translate_path(self, path: str) -> str:
        below = path.partition("?")[0].partition("#")[0]
        if not below.startswith(self.prefix):
            return str(Path(self.directory) / "missing")
        return super().translate_path("/" + below[len(self.prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is about the test."""


def published_home(site: Path) -> str:
    """The address of the site's root, as its sitemap states it."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    return text.partition("<loc>")[2].partition("</loc>")[0]


@contextlib.contextmanager
def serve(site: Path) -> Iterator[LocalPages]:
    """Answer for the folder `site` until the block ends."""
    home = published_home(site)
    url = urlsplit(home)
    handler = type("Handler", (_Handler,), {"prefix": url.path})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        pem = Path(folder) / "server.pem"
        trustme.CA().issue_cert(url.hostname or "localhost").private_key_and_cert_chain_pem.write_to_path(pem)
        context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield LocalPages(home, server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
