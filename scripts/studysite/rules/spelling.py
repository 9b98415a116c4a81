"""T6: spelling. What the dictionary does not know is a fault, unless the project's data or its word list has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from studysite.data import GLOSSARY_FILE, SERVICES_FILE, Data
from studysite.pages import Page
from studysite.problems import Problem

Knows = Callable[[str], bool]

# Emphasis holds foreign words; code, formulas, addresses, attributes and HTML are no text.
_NO_TEXT = re.compile(
    r"`[^`]*`|\\\(.*?\\\)|\\[A-Za-z]+|\]\([^)]*\)|\{[^}]*\}|<[^>]*>|(?<!\*)\*(?!\*)[^*]+\*(?!\*)|https?://\S+"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> Iterator[str]:
    """The words of one line of Markdown. Abbreviations, and what holds a digit, are left out."""
    text = _NO_TEXT.sub(" ", text)
    for match in _WORD.finditer(text):
        word = match[0]
        beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        if len(word) > 1 and not word.isupper() and not re.search(r"[\d_/@]", beside):
            yield word


def project_words(data: Data, listed: str) -> frozenset[str]:
    """Every word that the names of terms and services hold, and those of the list, in lower case."""
    names = [name for t in data.glossary for name in (t.pt, t.en, t.abbr, t.aws_pt)]
    names += [name for s in data.services for name in (s.name, *s.former_names)]
    known = {part.lower() for name in names for word in _WORD.findall(name) for part in (word, *word.split("-"))}
    return frozenset(known | {line.strip().lower() for line in listed.splitlines() if not line.startswith("#")})


def unknown(text: str, knows: Knows, known: frozenset[str]) -> list[str]:
    """The words of one line that nobody knows. A compound is known when all its parts are."""
    return [
        word
        for word in words(text)
        if word.lower() not in known
        and not knows(word)
        and not all(part.lower() in known or knows(part) for part in word.split("-"))
    ]


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    for number, line in page.lines:
        if line.startswith("## Fontes"):
            return
        if not line.lstrip().startswith(("--8<--", "!!!", "???", "///", "<")):
            yield number, line


def spelling(data: Data, pages: Iterable[Page], listed: str, knows: Knows) -> list[Problem]:
    """T6 for the text of pages and data. `listed` is the project's word list, `knows` the dictionary."""
    known = project_words(data, listed)
    lines = [(page.file, number, line) for page in pages for number, line in _lines(page)]
    lines += [(GLOSSARY_FILE, t.line, text) for t in data.glossary for text in (t.definition, t.difference)]
    lines += [(SERVICES_FILE, s.line, text) for s in data.services for text in (s.summary, s.choose, s.avoid)]
    return [
        Problem(file, number, "T6", f"'{word}' is not in the dictionary: mend it, or add it to tests/words.txt")
        for file, number, text in lines
        for word in unknown(text, knows, known)
    ]
