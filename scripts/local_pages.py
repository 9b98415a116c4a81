"""Serve a built site on loopback as GitHub Pages serves it, at its own https address, for tests, pictures and benches.

A browser that is started with `LocalPages.browser_args` finds the published address (https://owner.github.io/name/)
here and nothing else on the network: what is tested is the very site that is deployed.
"""

from __future__ import annotations

import contextlib
import gzip
import ssl
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import trustme
from studysite.built import published_home

FRAME = 0.02  # seconds: a little more than a browser needs to paint once
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest"}


@dataclass
class LocalPages:
    """`home` is the published address, with a slash at the end; `port` is where loopback answers for it.

    A test may publish another `folder`, take the server `down`, break the connection for the addresses in `broken`, or
    send one in `pieces`, which a browser can paint one by one. `asked` is every address that was asked for, below
    `home`.
    """

    home: str
    folder: Path
    port: int = 0
    down: bool = False
    broken: set[str] = field(default_factory=set)
    pieces: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    max_age: int = 600  # seconds that a browser may keep what it got, as GitHub Pages sets it

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
    local: LocalPages

    @property
    def below(self) -> str | None:
        """The address below the root of the site, or None if it lies beside."""
        path = self.path.partition("?")[0].partition("#")[0]
        prefix = urlsplit(self.local.home).path
        return path.removeprefix(prefix) if path.startswith(prefix) else None

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError, ssl.SSLError):  # the browser has left
            super().handle()

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        self.directory = str(self.local.folder)
        if self.local.down or self.below in self.local.broken:
            self.close_connection = True
            return False
        self.local.asked.append(self.below or "")
        return True

    def do_GET(self) -> None:
        if self.below not in self.local.pieces:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in [*self.local.pieces[self.below], ""]:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece.encode()), piece.encode()))
            time.sleep(FRAME)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + ("missing" if self.below is None else self.below))

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        if (self.below or "").endswith("/") or self.below == "":
            file /= "index.html"
        packed = file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        if not packed or not file.is_file():
            return super().send_head()
        tag = f'"{file.stat().st_mtime_ns:x}"'
        known = self.headers.get("If-None-Match") == tag
        body = b"" if known else gzip.compress(file.read_bytes(), 6)
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", f"max-age={self.local.max_age}")
        super().end_headers()

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


@contextlib.contextmanager
def serve(site: Path) -> Iterator[LocalPages]:
    """Answer for the folder `site` until the block ends."""
    home = published_home(site)
    local = LocalPages(home, site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"local": local}))
    local.port = server.server_address[1]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        pem = Path(folder) / "server.pem"
        trustme.CA().issue_cert(urlsplit(home).hostname or "localhost").private_key_and_cert_chain_pem.write_to_path(
            pem
        )
        context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield local
    finally:
        server.shutdown()
        server.server_close()
