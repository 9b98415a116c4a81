"""What the search knows besides the text: every name of a thing, from the glossary and the services.

The theme's plugin writes search/search_index.json; this adds `config.names`, which docs/assets/javascripts/
search-worker.js reads, and drops the sections that only list links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from studysite.data import Data
from studysite.fragments import fold

SERVICES_PAGE = "servicos-aws/"
GLOSSARY_PAGE = "glossario/"
LINK_LISTS = {"Fontes", "Veja também"}

_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")

Names = list[tuple[list[str], list[str]]]


def location(target: str) -> str:
    """`dominio-3/peft.md#lora` -> `dominio-3/peft/#lora`, as the search index writes addresses."""
    path, separator, anchor = target.partition("#")
    address = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
    return address + separator + anchor


def _different(names: Iterable[str]) -> list[str]:
    """The names that are not empty and differ in more than accents and case, in their order."""
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(fold(name), name)
    return list(found.values())


def names(data: Data) -> Names:
    """For each term and service: the places that it leads to, the one that teaches it first, and all its names."""
    entries: Names = []
    for term in data.glossary:
        teaches = [location(term.page)] if term.page else []
        entries.append(
            (
                [*teaches, f"{GLOSSARY_PAGE}#{term.id}"],
                _different([term.pt, term.en, term.abbr, term.aws_pt, *term.aliases]),
            )
        )
    for service in data.services:
        teaches = [location(service.page)] if service.page else []
        known = _different([service.name, *service.former_names, *service.aliases])
        entries.append(([*teaches, f"{SERVICES_PAGE}#{service.id}"], known))
    return entries


def plain(text: str) -> str:
    """The text of an entry without tags: words inside a line stay together, blocks are parted by a space.

    What is left is HTML still: `&lt;` stays `&lt;`.
    """
    return " ".join(_TAG.sub(" ", _INLINE_TAG.sub("", text)).split())


def enrich(index: str, data: Data | None) -> str:
    """The search index with the names of `data`. `index` and the result are JSON.

    Raises ValueError if a name leads to a place that the index does not have, or the index has another shape.
    """
    loaded = json.loads(index)
    docs = loaded.get("docs")
    if not isinstance(docs, list) or not all({"location", "title", "text"} <= set(doc) for doc in docs):
        raise ValueError("search/search_index.json has another shape than mkdocs-material 9.8.2 gives it")
    known = {doc["location"] for doc in docs}
    found = names(data) if data else []
    lost = sorted({place for places, _ in found for place in places} - known)
    if lost:
        raise ValueError(f"search names lead to places that are not in the search index: {', '.join(lost)}")
    loaded["docs"] = [doc | {"text": plain(doc["text"])} for doc in docs if doc["title"] not in LINK_LISTS]
    loaded["config"]["names"] = found
    return json.dumps(loaded, ensure_ascii=False, separators=(",", ":"))
