"""What the search knows: places and their titles, every name that the data gives them, and their texts.

The theme's plugin writes search/search_index.json; this writes it anew, in the shape that docs/assets/javascripts/
search-worker.js reads: `config.first` has what a first answer needs, `config.texts` the text of each place.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

from studysite.address import location
from studysite.data import Data
from studysite.fragments import fold

SERVICES_PAGE = "servicos-aws/"
GLOSSARY_PAGE = "glossario/"
LINK_LISTS = {"Fontes", "Veja também"}
TITLES_ONLY = ("errata/", "mapa-da-prova/")  # pages that tell again, as claims or objectives, what others teach

_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_PARENTHESES = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")
_ONLY_MARKS = re.compile(r"(?<!\S)[,:;.](?:\s+[,:;.])*(?!\S)")

Names = list[tuple[list[str], list[str]]]


def _others(heading: Iterable[str], names: Iterable[str]) -> list[str]:
    """The names that differ from those of the heading, and from each other, in more than accents and case."""
    found = {fold(name): name for name in reversed(list(names)) if name}
    for name in heading:
        if not set("(),;") & set(name):  # where a heading ends its names
            found.pop(fold(name), None)
    return list(reversed(found.values()))


def names(data: Data) -> Names:
    """For each term and service: the places that it leads to, the one that teaches it first, and its other names.

    The last place is its entry in a list, whose heading says the first names: the worker reads them there.
    """
    entries: Names = []
    for term in data.glossary:
        teaches = [location(term.page)] if term.page else []
        entries.append(
            (
                [*teaches, f"{GLOSSARY_PAGE}#{term.id}"],
                _others([term.pt, term.en], [term.pt, term.en, term.abbr, term.aws_pt, *term.aliases]),
            )
        )
    for service in data.services:
        teaches = [location(service.page)] if service.page else []
        known = _others([service.name], [service.name, *service.former_names, *service.aliases])
        entries.append(([*teaches, f"{SERVICES_PAGE}#{service.id}"], known))
    return entries


def plain(text: str) -> str:
    """The text of an entry without markup: words inside a line stay together, blocks are parted by a space.

    Links without words, as between the objectives of the exam, leave only commas and colons behind: they go.
    """
    words = html.unescape(_TAG.sub(" ", _INLINE_TAG.sub("", text)))
    return " ".join(_ONLY_MARKS.sub(" ", words).split())


def said(title: str) -> str:
    """The anchor that most headings have: their words, without what stands in parentheses. The worker does the same."""
    return "-".join(_WORD.findall(fold(_PARENTHESES.sub(" ", title))))


def places(docs: list[dict[str, Any]]) -> tuple[list[list[Any]], list[str], dict[str, int]]:
    """The places to find, in the order of `docs`.

    Returns the pages, each as [address, title, boost, anchor, title, anchor, title, ...], where 0 is the anchor that
    the title says; the text of each place; and the number of each place, a page before its sections. What stands below
    the H1 is the text of the page itself.
    """
    pages: list[list[Any]] = []
    texts: list[str] = []
    numbers: dict[str, int] = {}
    for doc in docs:
        address, _, anchor = doc["location"].partition("#")
        title = plain(doc["title"])
        text = "" if address.startswith(TITLES_ONLY) else plain(doc["text"])
        page = pages[-1] if pages and pages[-1][0] == address else None
        if page and page[1] == title and len(page) == 3 and not texts[-1]:
            texts[-1] = text
            numbers[doc["location"]] = len(texts) - 1
            continue
        if title in LINK_LISTS or (address == GLOSSARY_PAGE and len(title) == 1):  # its letters only part it
            continue
        if page:
            page += [0 if anchor == said(title) else anchor, title]
        elif anchor:
            raise ValueError(f"the search index has {doc['location']} before its page")
        else:
            pages.append([address, title, doc.get("boost", 1)])
        numbers[doc["location"]] = len(texts)
        texts.append(text)
    return pages, texts, numbers


def enrich(index: str, data: Data | None) -> str:
    """The search index in the shape of our worker, with the names of `data`. `index` and the result are JSON.

    Raises ValueError if a name leads to a place that the index does not have, or the index has another shape.
    """
    loaded = json.loads(index)
    docs = loaded.get("docs")
    if not isinstance(docs, list) or not all({"location", "title", "text"} <= set(doc) for doc in docs):
        raise ValueError("search/search_index.json has another shape than mkdocs-material 9.8.2 gives it")
    pages, texts, numbers = places(docs)
    found = names(data) if data else []
    lost = sorted({place for leads_to, _ in found for place in leads_to} - set(numbers))
    if lost:
        raise ValueError(f"search names lead to places that are not in the search index: {', '.join(lost)}")
    named = [[[numbers[place] for place in leads_to], known] for leads_to, known in found]
    config = loaded["config"] | {"first": {"pages": pages, "names": named}, "texts": texts}
    return json.dumps({"config": config, "docs": []}, ensure_ascii=False, separators=(",", ":"))
