"""What makes the site readable without a connection: the service worker sw.js, its packs, and the web app manifest.

They are written after everything else of the build, because the worker names the hash of every file that it keeps.
The worker itself is templates/sw.js, where its rules stand. templates/sw-off.js takes its place when it is switched
off.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from studysite import packs
from studysite.data import Guide
from studysite.pages import Page

TEMPLATES = Path(__file__).parent / "templates"
MOST_BYTES = 2_500_000  # compressed; about 20 s on a slow mobile connection
WORKER, MANIFEST = "sw.js", "manifest.webmanifest"
ERROR_PAGES = {"404.html", "503.html"}
LEFT_OUT_ENDS = (".map", ".gz")  # for developers; no page asks for them
LEFT_OUT_STARTS = (
    ".",
    "assets/images/favicon.png",  # the theme's own, which ours replaces
    "assets/images/icon-512.png",  # only who installs the site needs it, and has a connection
    "assets/images/icon-maskable-512.png",
    "assets/images/social.png",  # only other sites show it
    "assets/javascripts/lunr/",  # the theme's search, which ours replaces
    "assets/javascripts/workers/",
)


class TooLargeError(ValueError):
    """The site has grown too large to be kept on a phone."""


@dataclass(frozen=True)
class File:
    """`path` is below the site's root, without index.html. `size` is in bytes, compressed as the host sends it.

    `pack` is the path of the file that brings this one when the whole site is downloaded.
    """

    path: str
    hash: str
    size: int
    pack: str = ""

    @property
    def is_page(self) -> bool:
        """An HTML page that a reader opens by its address."""
        return self.path in {"", *ERROR_PAGES} or self.path.endswith("/")


def digest(content: bytes) -> str:
    """120 bits of SHA-256: enough to tell versions apart, and short in a file that every visit checks."""
    return base64.b64encode(hashlib.sha256(content).digest()[:15]).decode()


def is_kept(path: str) -> bool:
    """Whether a reader without a connection misses the file `path`."""
    return path != WORKER and not path.endswith(LEFT_OUT_ENDS) and not path.startswith(LEFT_OUT_STARTS)


def read(site: Path) -> list[File]:
    """Every file of the built site that is kept, sorted by path."""

    def describe(file: Path) -> File:
        content = file.read_bytes()
        size = min(len(content), len(gzip.compress(content, 6)))
        return File(file.relative_to(site).as_posix().removesuffix("index.html"), digest(content), size)

    kept = (file for file in sorted(site.rglob("*")) if file.is_file() and is_kept(file.relative_to(site).as_posix()))
    with ThreadPoolExecutor() as pool:  # to compress and to hash does not hold up other threads
        return list(pool.map(describe, kept))


def pack(site: Path) -> dict[str, str]:
    """Write the packs of the built `site`; returns the path of the pack by the path of the page."""
    shutil.rmtree(site / packs.FOLDER, ignore_errors=True)
    found = {
        file.relative_to(site).as_posix().removesuffix("index.html"): file for file in sorted(site.rglob("*.html"))
    }
    # Bytes: reading text would change the ends of lines, and the worker compares hashes.
    written = packs.files((path, file.read_bytes().decode()) for path, file in found.items())
    for path, text in written.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(text.encode())
    return packs.names(found)


def total(files: Iterable[File]) -> int:
    """The bytes that are sent when the whole site is downloaded: a page comes in its pack."""
    return sum(file.size for file in files if not file.pack)


def in_order(files: Iterable[File], guide: Guide) -> list[File]:
    """What is downloaded first, so that a download that breaks off has brought what the exam weighs most.

    The home page, the domains by weight, the other pages, then all that is no page. The worker brings the pack and the
    figures of a page along with it.
    """
    by_weight = sorted(guide.domains, key=lambda domain: (-domain.weight, domain.id))
    folders = [f"dominio-{domain.id}" for domain in by_weight]

    def rank(file: File) -> tuple[bool, int, str]:
        folder = file.path.partition("/")[0]
        place = -1 if file.path == "" else folders.index(folder) if folder in folders else len(folders)
        return not file.is_page, place, file.path

    return sorted(files, key=rank)


def version(files: Iterable[File]) -> str:
    """The name of exactly these files: another byte, another version."""
    listed = sorted(f"{file.path} {file.hash}\n" for file in files)
    return hashlib.sha256("".join(listed).encode()).hexdigest()[:12]


def latest_review(pages: Iterable[Page]) -> date:
    """The day from which the content is."""
    return max((page.meta.reviewed for page in pages if page.meta), default=date.min)


def worker(files: list[File], reviewed: date) -> str:
    """The text of sw.js. Raises TooLargeError."""
    if total(files) > MOST_BYTES:
        sent = sorted((file for file in files if not file.pack), key=lambda file: -file.size)
        largest = ", ".join(f"{file.path} ({file.size} B)" for file in sent[:5])
        raise TooLargeError(
            f"the site for offline reading has {total(files)} bytes compressed, {MOST_BYTES} are allowed; "
            f"largest: {largest}"
        )
    site = {
        "version": version(files),
        "reviewed": reviewed.isoformat(),
        "shared": packs.SHARED,
        "files": [[file.path, file.hash, file.size, *filter(None, [file.pack])] for file in files],
    }
    listed = json.dumps(site, ensure_ascii=False, separators=(",", ":"))
    return (TEMPLATES / "sw.js").read_text(encoding="utf-8").replace("__SITE__", listed)


def manifest(name: str, description: str, pages: set[str]) -> dict[str, Any]:
    """The web app manifest. Its addresses are relative to itself, so that the site may live in a folder.

    `pages` are the addresses that exist: a shortcut to another is left out.
    """
    shortcuts = {"Buscar": "./?q=", "Revisão": "revisao/", "Mapa da prova": "mapa-da-prova/"}
    icons = [("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable")]
    return {
        "name": name,
        "short_name": "AIF-C01",
        "description": description,
        "lang": "pt-BR",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": "#0b4a5f",
        "background_color": "#ffffff",
        "icons": [
            {"src": f"assets/images/{file}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for file, size, purpose in icons
        ],
        "shortcuts": [
            {"name": title, "url": url} for title, url in shortcuts.items() if url.startswith("./") or url in pages
        ],
    }


def write(site: Path, guide: Guide, reviewed: date) -> list[File]:
    """Write the packs and the worker of the built `site`; returns what is kept. Raises TooLargeError."""
    pack_of = pack(site)
    files = in_order((replace(file, pack=pack_of.get(file.path, "")) for file in read(site)), guide)
    (site / WORKER).write_text(worker(files, reviewed), encoding="utf-8")
    return files


def publish(site: Path, config: Any, guide: Guide, pages: list[Page]) -> str:
    """Write the manifest and the worker into the built `site`; returns what to tell the person who builds.

    `config` is MkDocs'. A service worker needs https, so that `mkdocs serve` gets none. With `extra.offline: false` the
    published worker is the one that removes itself.
    """
    addresses = {file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("index.html")}
    described = manifest(config.site_name, " ".join(config.site_description.split()), addresses)
    (site / MANIFEST).write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if not config.site_url.startswith("https:"):
        return "Offline: none, it needs https"
    if not config.extra.get("offline", True):
        (site / WORKER).write_text((TEMPLATES / "sw-off.js").read_text(encoding="utf-8"), encoding="utf-8")
        return "Offline: switched off, readers' copies are removed at their next visit"
    files = write(site, guide, latest_review(pages))
    return f"Offline: {len(files)} files, {total(files) / 1_000_000:.2f} MB compressed, version {version(files)}"
