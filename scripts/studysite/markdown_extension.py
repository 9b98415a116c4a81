"""What every page gets on its way from Markdown to HTML, as one Python-Markdown extension.

- A figure gets its dark twin, its size and lazy loading.
- A formula becomes MathML, which needs no script and no font.
- An abbreviation can be reached by keyboard and tap, once a page.
- A table can be scrolled by keyboard.
- English is marked as English, for screen readers: emphasis is for English terms, and for what the exam says.

MkDocs adds it in scripts/hooks.py; another generator can name it as `studysite.markdown_extension`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from latex2mathml.converter import convert
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

Size = tuple[int, int]

# After the abbreviations of Python-Markdown (7), before the addresses of MkDocs (0).
PRIORITY = 2
_DELIMITERS = re.compile(r"^\s*\\[(\[](.*)\\[)\]]\s*$", re.DOTALL)
# Letters and words that only Portuguese has, in the few emphasized texts that are not English.
_PORTUGUESE = re.compile(
    r"[à-ú]|\b(?:com|continuar|d[aeo]s?|e|em|exemplo|fontes|menor|modelo|para|pegadinha|por|prova|que|sem|tempo|uma?)\b",
    re.IGNORECASE,
)
_NO_ABBREVIATION_IN = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"}


def dark_twin(source: str) -> str:
    """`a/x.svg` -> `a/x.dark.svg`."""
    return f"{source.removesuffix('.svg')}.dark.svg"


def figure_key(source: str) -> str:
    """The last two parts of a figure's path, `page.assets/name.svg`, which are unique in docs/."""
    return "/".join(source.split("/")[-2:])


def _children(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    """Every (parent, child), in document order, safe against changes of the parent."""
    for child in list(root):
        yield root, child
        yield from _children(child)


def _tagged(root: ElementTree.Element, *tags: str) -> list[tuple[ElementTree.Element, ElementTree.Element]]:
    """Every (parent, child) with a child of these tags."""
    return [(parent, child) for parent in root.iter() for child in parent if child.tag in tags]


def _replace(parent: ElementTree.Element, old: ElementTree.Element, *new: ElementTree.Element) -> None:
    position = list(parent).index(old)
    new[-1].tail, old.tail = old.tail, None
    parent.remove(old)
    for offset, element in enumerate(new):
        parent.insert(position + offset, element)


def _unwrap(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Leave only the text of `child` in its place."""
    text = "".join(child.itertext()) + (child.tail or "")
    position = list(parent).index(child)
    if position:
        previous = parent[position - 1]
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def pair_figures(root: ElementTree.Element, sizes: Mapping[str, Size]) -> None:
    """Give each SVG of `sizes` (keys of `figure_key`, CSS pixels) its dark twin and its size."""
    for parent, image in _tagged(root, "img"):
        source = image.get("src", "")
        if figure_key(source) not in sizes:
            continue
        width, height = sizes[figure_key(source)]
        image.attrib.update(width=str(width), height=str(height), loading="lazy", decoding="async")
        dark = ElementTree.Element("img", dict(image.attrib))
        image.set("src", f"{source}#only-light")
        dark.set("src", f"{dark_twin(source)}#only-dark")
        _replace(parent, image, image, dark)


def render_formulas(root: ElementTree.Element) -> None:
    """Replace what pymdownx.arithmatex left (`\\(...\\)`, `\\[...\\]`) by MathML with the LaTeX as its label."""
    for parent, element in _tagged(root, "div", "span"):
        if element.get("class") != "arithmatex":
            continue
        match = _DELIMITERS.match(element.text or "")
        if not match:
            continue
        latex = match[1].strip()
        display = "block" if element.tag == "div" else "inline"
        math = ElementTree.fromstring(convert(latex, display=display))
        for node in math.iter():
            node.tag = node.tag.rpartition("}")[2]
            node.text = AtomicString(node.text) if node.text else node.text
        math.attrib.pop("xmlns", None)
        math.set("alttext", latex)
        math.set("data-search-exclude", "")
        if display == "inline":
            _replace(parent, element, math)
        else:
            element.text = None
            element.attrib.update({"class": "formula", "role": "region", "tabindex": "0", "aria-label": "Fórmula"})
            element.append(math)


def open_abbreviations(root: ElementTree.Element) -> None:
    """Keep the first `abbr` of each kind, reachable by keyboard, and leave the later ones as plain text."""
    seen: set[str] = set()
    inside: dict[ElementTree.Element, bool] = {root: False}
    for parent, child in _children(root):
        inside[child] = inside[parent] or child.tag in _NO_ABBREVIATION_IN
        if child.tag != "abbr":
            continue
        name = "".join(child.itertext())
        if inside[parent] or name in seen:
            _unwrap(parent, child)
        else:
            seen.add(name)
            child.set("tabindex", "0")


def wrap_tables(root: ElementTree.Element) -> None:
    """Put each table into a box that scrolls by itself and can be focused, named by its first header cells."""
    for parent, table in _tagged(root, "table"):
        headers = [" ".join("".join(cell.itertext()).split()) for cell in table.iter("th")]
        label = ", ".join(header for header in headers if header)
        attributes = {"class": "table-scroll", "role": "region", "tabindex": "0", "aria-label": f"Tabela: {label}"}
        box = ElementTree.Element("div", attributes)
        _replace(parent, table, box)
        box.append(table)


def mark_english(root: ElementTree.Element) -> None:
    """Mark emphasized text as English unless it is Portuguese."""
    for element in root.iter("em"):
        if not _PORTUGUESE.search("".join(element.itertext())):
            element.set("lang", "en")


class _StudyTreeprocessor(Treeprocessor):  # type: ignore[misc] # Python-Markdown has no types
    def __init__(self, md: Markdown, sizes: Mapping[str, Size]) -> None:
        super().__init__(md)
        self.sizes = sizes

    def run(self, root: ElementTree.Element) -> None:
        pair_figures(root, self.sizes)
        render_formulas(root)
        open_abbreviations(root)
        wrap_tables(root)
        mark_english(root)


class StudyExtension(Extension):  # type: ignore[misc] # Python-Markdown has no types
    """`sizes`: width and height of each figure by `figure_key`."""

    def __init__(self, sizes: Mapping[str, Size] | None = None) -> None:
        super().__init__()
        self.sizes = sizes or {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put the tree processor after the abbreviations and before the addresses."""
        md.treeprocessors.register(_StudyTreeprocessor(md, self.sizes), "study", PRIORITY)


def makeExtension(**options: Any) -> StudyExtension:  # noqa: N802 - Python-Markdown's name
    """The entry that Python-Markdown looks for when the extension is named in a configuration."""
    return StudyExtension(**options)
