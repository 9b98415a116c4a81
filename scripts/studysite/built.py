"""The built HTML as scripts/verify.py sees it: links, ids, what would be loaded from elsewhere."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from studysite.offline import ERROR_PAGES
from studysite.problems import Problem

# What a browser fetches by itself when it reads the page, as (tag, attribute).
LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("embed", "src"),
}
LOADED_RELS = {"stylesheet", "preload", "modulepreload", "preconnect", "dns-prefetch", "prefetch", "icon", "manifest"}


class _Reader(HTMLParser):
    """Collects ids, links and loads of one page, each with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[tuple[int, str]] = []
        self.loads: list[tuple[int, str]] = []
        self.h1 = 0
        self.language = ""
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids[values["id"]] += 1
        if tag == "h1":
            self.h1 += 1
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "title":
            self.found.add("title")
        if tag == "meta" and values.get("name") == "description" and values.get("content"):
            self.found.add("description")
        if tag == "link" and values.get("rel") == "canonical":
            self.found.add("canonical address")
        if tag == "a" and values.get("href"):
            self.links.append((line, values["href"]))
        if tag == "link" and values.get("rel") in LOADED_RELS:
            self.loads.append((line, values.get("href", "")))
        self.loads += [(line, values[name]) for loaded, name in LOADED if tag == loaded and values.get(name)]


def published_home(site: Path) -> str:
    """The address of the root of the built `site`, as its sitemap states it."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    return text.partition("<loc>")[2].partition("</loc>")[0]


def read(html: str) -> _Reader:
    """What one page holds."""
    reader = _Reader()
    reader.feed(html)
    return reader


def _file(site: Path, path: str) -> Path:
    """The file that a static host serves for `path`, which is below the site's root."""
    file = site / unquote(path)
    return file / "index.html" if path == "" or path.endswith("/") else file


def check(site: Path, home: str) -> list[Problem]:
    """Every fault of the built site in the folder `site`, whose root is published at `home` (ends in a slash)."""
    problems: list[Problem] = []
    files = sorted(site.rglob("*.html"))
    pages = {file: read(file.read_text(encoding="utf-8")) for file in files}
    root = urlsplit(home)
    for file, page in pages.items():
        name = file.relative_to(site.parent).as_posix()
        is_error = file.name in ERROR_PAGES
        here = home + file.relative_to(site).as_posix().removesuffix("index.html")

        def fault(line: int, rule: str, message: str, name: str = name) -> None:
            problems.append(Problem(name, line, rule, message))

        for line, target in page.links + page.loads:
            url = urlsplit(urljoin(here, target))
            if url.scheme not in {"http", "https"} or url.netloc != root.netloc or not url.path.startswith(root.path):
                continue
            below = url.path[len(root.path) :]
            destination = _file(site, below)
            if not destination.is_file():
                fault(line, "V1", f"{target} leads nowhere")
            elif url.fragment and (line, target) in page.links and destination in pages:
                known = pages[destination].ids
                if unquote(url.fragment) not in known:
                    fault(line, "V1", f"{target} leads to an id that the page does not have")
        for line, target in page.loads:
            url = urlsplit(urljoin(here, target))
            if url.scheme in {"http", "https"} and url.netloc != root.netloc:
                fault(line, "V3", f"the page would load {target} from another site")
        for duplicate in (key for key, count in page.ids.items() if count > 1):
            fault(1, "V2", f"id '{duplicate}' stands {page.ids[duplicate]} times")
        wanted = {"title", "description"} if is_error else {"title", "description", "canonical address"}
        for missing in sorted(wanted - page.found):
            fault(1, "V4", f"the page has no {missing}")
        if page.h1 != 1:
            fault(1, "V4", f"the page has {page.h1} H1")
        if page.language != "pt-BR":
            fault(1, "V4", f"the language of the page is '{page.language}', not pt-BR")
    return problems
