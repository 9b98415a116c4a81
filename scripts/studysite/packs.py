"""Packs: all pages of the site in a few files, for readers who download the site, without the texts that pages share.

Nine tenths of a page stand in every other page too: the styles, the header, the menu. What more than half of all
pages hold stands once, in SHARED. Each section is a pack with its pages and with what only they share. There, a page
is a list of texts and numbers: `n` is text n of SHARED, `~n` text n of the section's own. templates/sw.js joins them.

So a change of the styles changes SHARED alone, and a change of a page the pack of its section.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

FOLDER = "offline/"
SHARED = FOLDER + "shared.json"
LOOSE = FOLDER + "pages.json"  # the pages that are in no section
SHORTEST = 40  # characters: a shorter text is not worth its number

Parts: TypeAlias = list[str | int]

_CUT = re.compile(
    r"(?!\A)(?=<(?:article|aside|div|footer|form|h[1-6]|header|label|li|link|main|meta|nav|p|script|style|svg|table|tr)"
    r"[\s>])"
)


@dataclass(frozen=True)
class Pack:
    """The `pages` of one section by address, and the texts that they share."""

    shared: list[str]
    pages: dict[str, Parts]


def names(addresses: Iterable[str]) -> dict[str, str]:
    """The pack of each page by its address: that of its first folder, if that holds more than one page."""
    folders = {address: address.partition("/")[0] if "/" in address else "" for address in addresses}
    pages = Counter(folders.values())
    return {a: f"{FOLDER}{folder}.json" if folder and pages[folder] > 1 else LOOSE for a, folder in folders.items()}


def _repeated(pages: Iterable[list[str]], more_than: float) -> list[str]:
    """The texts that stand in more than so many of the pages, in the order in which they come."""
    count = Counter(text for page in pages for text in dict.fromkeys(page) if len(text) >= SHORTEST)
    return [text for text, times in count.items() if times > more_than]


def _parts(page: list[str], numbers: dict[str, int]) -> Parts:
    """The page with numbers for the texts that have one, and one text for all between two numbers."""
    parts: Parts = []
    for is_known, group in groupby(page, key=numbers.__contains__):
        texts = list(group)
        parts += [numbers[text] for text in texts] if is_known else ["".join(texts)]
    return parts


def pack(pages: Iterable[tuple[str, str]]) -> tuple[list[str], dict[str, Pack]]:
    """What all pages share, and the packs by name. `pages` are addresses and texts; the order is kept.

    A page may be read when its turn comes: of all pages, only what they do not share is kept in memory.
    """
    once: dict[str, str] = {}  # a text that many pages hold is in memory once
    cut = {address: [once.setdefault(text, text) for text in _CUT.split(html)] for address, html in pages}
    shared = _repeated(cut.values(), more_than=len(cut) / 2)
    sections: dict[str, list[str]] = defaultdict(list)
    for address, section in names(cut).items():
        sections[section].append(address)
    packs = {}
    for section, addresses in sections.items():
        known = set(shared)
        own = [text for text in _repeated((cut[a] for a in addresses), more_than=1) if text not in known]
        numbers = {text: ~n for n, text in enumerate(own)} | {text: n for n, text in enumerate(shared)}
        packs[section] = Pack(own, {address: _parts(cut[address], numbers) for address in addresses})
    return shared, packs


def files(pages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The packs of `pages` (addresses and texts) as files: texts by the path below the site's root."""
    shared, packs = pack(pages)
    written = {SHARED: shared} | {name: vars(pack) for name, pack in packs.items()}
    return {path: json.dumps(value, ensure_ascii=False, separators=(",", ":")) for path, value in written.items()}
