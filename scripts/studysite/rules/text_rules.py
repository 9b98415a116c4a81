"""T: the text itself."""

from __future__ import annotations

import re

from studysite.data import Term
from studysite.pages import Page
from studysite.problems import Problem

FILLER = ["simplesmente", "obviamente", "basta", "é só", "vale ressaltar", "vale lembrar", "é importante notar"]
ADMONITIONS = {
    "abstract": "Em uma frase",
    "example": "Exemplo",
    "warning": "Pegadinha",
    "tip": "Regra para decidir",
    "note": "Para ir além",
}
MIN_WORDS, MAX_WORDS = 300, 900
_FILLER = re.compile(rf"\b({'|'.join(FILLER)})\b", re.IGNORECASE)
_ITEM = re.compile(r"^(?P<indent> *)([-*+]|\d+[.)])\s+\S")
_EXCLAMATION = re.compile(r"\w!(\s|$)")


def lists(page: Page) -> list[Problem]:
    """T1: Markdown flattens a nested list that is not indented by four spaces."""
    problems: list[Problem] = []
    in_list = False
    for number, line in page.lines:
        match = _ITEM.match(line)
        if match:
            indent = len(match["indent"])
            if in_list and indent % 4:
                problems.append(
                    Problem(
                        page.file,
                        number,
                        "T1",
                        f"the list item is indented by {indent} spaces: Markdown needs 4 a level",
                    )
                )
            in_list = True
        elif line.strip() and not line.startswith(" "):
            in_list = False
    return problems


def wording(page: Page) -> list[Problem]:
    """T2: no filler, no exclamation marks. The titles of sources are as others wrote them."""
    problems: list[Problem] = []
    in_sources = False
    for number, line in page.lines:
        if line.startswith("## "):
            in_sources = line.startswith("## Fontes")
        if line.lstrip().startswith(("!!!", "???", "--8<--")) or (in_sources and line.startswith("- [")):
            continue
        for match in _FILLER.finditer(line):
            problems.append(Problem(page.file, number, "T2", f"filler: '{match[0]}'"))
        if _EXCLAMATION.search(re.sub(r"`[^`]*`|\\[(\[].*?\\[)\]]", "", line)):
            problems.append(Problem(page.file, number, "T2", "exclamation mark"))
    return problems


def admonitions(page: Page) -> list[Problem]:
    """T3: each kind has its title and its one meaning."""
    problems: list[Problem] = []
    notes = 0
    for box in page.admonitions:
        title = ADMONITIONS.get(box.kind)
        if title is None:
            known = ", ".join(ADMONITIONS)
            problems.append(Problem(page.file, box.line, "T3", f"unknown admonition '{box.kind}' (known: {known})"))
            continue
        if box.title != title:
            problems.append(Problem(page.file, box.line, "T3", f"admonition '{box.kind}' has the title \"{title}\""))
        if box.indent:
            problems.append(Problem(page.file, box.line, "T3", "an admonition inside another block"))
        if box.kind == "note":
            notes += 1
            if not box.collapsed:
                problems.append(Problem(page.file, box.line, "T3", '"Para ir além" is collapsed: ??? note'))
            if notes > 1:
                problems.append(Problem(page.file, box.line, "T3", 'more than one "Para ir além" on the page'))
    return problems


def terms(page: Page, glossary: list[Term]) -> list[Problem]:
    """T4: a word of `avoid` does not stand beside the English term it mistranslates: *precisão* (*accuracy*)."""
    problems: list[Problem] = []
    wrong = [
        (re.compile(rf"\b{re.escape(word)}\b\W{{1,4}}{re.escape(term.en)}\b", re.IGNORECASE), word, term)
        for term in glossary
        for word in term.avoid
    ]
    for number, line in page.lines:
        for pattern, word, term in wrong:
            if pattern.search(line):
                problems.append(Problem(page.file, number, "T4", f"'{word}' for {term.en}: the word is '{term.pt}'"))
    return problems


def length(page: Page) -> list[Problem]:
    """T5: long enough to teach, short enough for a bus ride."""
    if page.is_topic and not MIN_WORDS <= page.word_count <= MAX_WORDS:
        wanted = f"{MIN_WORDS} to {MAX_WORDS}"
        return [Problem(page.file, page.body_line, "T5", f"the page has {page.word_count} words, {wanted} are wanted")]
    return []
