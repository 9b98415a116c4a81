"""A Markdown page as the checks and the fragments see it: front matter, headings, links, includes, images, words.

This reads source lines, not HTML, so that every fault has its line. Fenced code and HTML comments are skipped.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from markdown.extensions.toc import slugify

from studysite import records
from studysite.problems import Problem

LEAD_TITLE = "Em uma frase"
RULE_TITLE = "Regra para decidir"
SEE_ALSO_TITLE = "Veja também"

_FENCE = re.compile(r"^\s*(```+|~~~+)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*(?P<attributes>[^}]*)\})?\s*$")
_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)[^)]*\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)[^)]*\)")
_INCLUDE = re.compile(r'^\s*--8<--\s+"(?P<name>[^"]+)"\s*$')
_ADMONITION = re.compile(
    r'^(?P<indent>\s*)(?P<marker>!!!|\?\?\?\+?)\s*(?P<kind>[\w-]*(?: +[\w-]+)*)(?:\s+"(?P<title>.*)")?\s*$'
)
_MARKUP = re.compile(r"[*`]+")
_COMMENT = re.compile(r"<!--.*?-->")
_STATED_ID = re.compile(r'\{[^}\n]*#([\w:.-]+)[^}\n]*\}|id="([^"]+)"')
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True)
class SearchMeta:
    """How the theme's search treats the page: `boost` multiplies its score."""

    line: int
    boost: float


@dataclass(frozen=True)
class Teaches:
    """An objective of the exam guide and the id of the heading that teaches it; empty where the page names none."""

    objective: str
    section: str


@dataclass(frozen=True)
class FrontMatter:
    """What a page says of itself. `hide`: parts of the theme to leave out.

    `objectives`: ids of the exam guide, each with the section that teaches it, as `2.1.6#tools`.
    """

    line: int
    description: str
    objectives: list[str]
    reviewed: date
    hide: list[str] = field(default_factory=list)
    search: SearchMeta | None = None

    @property
    def teaches(self) -> list[Teaches]:
        """`objectives`, parted into objective and section."""
        parts = (entry.partition("#") for entry in self.objectives)
        return [Teaches(objective, section) for objective, _, section in parts]


@dataclass(frozen=True)
class Heading:
    """`title` is without markup; `id` is stated in the page or made from the title."""

    line: int
    level: int
    title: str
    id: str


@dataclass(frozen=True)
class Link:
    """A Markdown link that is no image."""

    line: int
    text: str
    target: str


@dataclass(frozen=True)
class Image:
    """`has_caption`: a caption block follows."""

    line: int
    alt: str
    target: str
    has_caption: bool


@dataclass(frozen=True)
class Include:
    """A line that takes in a fragment."""

    line: int
    name: str


@dataclass(frozen=True)
class Admonition:
    """`kind` is all that stands before the title; `body` is the indented text below, dedented by four spaces."""

    line: int
    kind: str
    title: str
    indent: int
    collapsed: bool
    body: str


@dataclass(frozen=True)
class Page:
    """`path` is relative to docs/; `text` is the file; `meta` is None when the front matter has faults.

    `keys`: those of the front matter, with their lines.
    """

    path: str
    text: str
    meta: FrontMatter | None
    keys: dict[str, int]
    body_line: int
    problems: list[Problem]

    @property
    def file(self) -> str:
        """The path below the root, as problems name it."""
        return f"docs/{self.path}"

    @property
    def section(self) -> str:
        """The folder below docs/, empty for a page of the site itself."""
        return self.path.rpartition("/")[0]

    @property
    def is_topic(self) -> bool:
        """A page of a domain or of the services that teaches something; not an index."""
        return bool(self.section) and not self.path.endswith("/index.md")

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The lines of the body that are Markdown text, with their numbers; code and comments left out."""
        kept: list[tuple[int, str]] = []
        fence = ""
        comment = False
        for number, line in enumerate(self.text.splitlines(), start=1):
            if number < self.body_line:
                continue
            match = _FENCE.match(line)
            if fence:
                if match and match[1].startswith(fence):
                    fence = ""
                continue
            if match:
                fence = match[1]
                continue
            if comment:
                _, end, line = line.partition("-->")
                comment = not end
            line, start, _ = _COMMENT.sub("", line).partition("<!--")
            comment = comment or bool(start)
            kept.append((number, line))
        return kept

    @cached_property
    def headings(self) -> list[Heading]:
        """Every heading, in order."""
        found: list[Heading] = []
        used: set[str] = set()
        for number, line in self.lines:
            match = _HEADING.match(line)
            if not match:
                continue
            title = _MARKUP.sub("", match[2]).strip()
            stated = re.search(r"#([\w:.-]+)", match["attributes"] or "")
            heading_id = stated[1] if stated else _unique(slugify(title, "-"), used)
            used.add(heading_id)
            found.append(Heading(number, len(match[1]), title, heading_id))
        return found

    @property
    def title(self) -> str:
        """The H1, without markup."""
        return next((h.title for h in self.headings if h.level == 1), self.path)

    @cached_property
    def ids(self) -> set[str]:
        """The ids that the page's own text states. Those made from titles change with them: nothing may rely on one."""
        return stated_ids("\n".join(line for _, line in self.lines))

    @cached_property
    def links(self) -> list[Link]:
        """Every link, in order."""
        return [
            Link(number, match["text"], match["target"])
            for number, line in self.lines
            for match in _LINK.finditer(_without_code(line))
        ]

    @cached_property
    def images(self) -> list[Image]:
        """Every image, in order."""
        found: list[Image] = []
        lines = self.lines
        for position, (number, line) in enumerate(lines):
            for match in _IMAGE.finditer(_without_code(line)):
                following = next((text for _, text in lines[position + 1 : position + 3] if text.strip()), "")
                found.append(Image(number, match["alt"], match["target"], following.startswith("/// caption")))
        return found

    @cached_property
    def includes(self) -> list[Include]:
        """Every include line, in order."""
        return [Include(number, match["name"]) for number, line in self.lines if (match := _INCLUDE.match(line))]

    @cached_property
    def admonitions(self) -> list[Admonition]:
        """Every admonition, in order."""
        found: list[Admonition] = []
        for position, (number, line) in enumerate(self.lines):
            match = _ADMONITION.match(line)
            if not match:
                continue
            indent = len(match["indent"]) + 4
            body = _indented(self.lines[position + 1 :], indent)
            collapsed = match["marker"] == "???"
            found.append(Admonition(number, match["kind"], match["title"] or "", len(match["indent"]), collapsed, body))
        return found

    @property
    def rules(self) -> list[tuple[Heading, str]]:
        """Every *Regra para decidir*, on one line, with the heading that it stands under."""
        return [
            (above[-1], " ".join(a.body.split()))
            for a in self.admonitions
            if a.title == RULE_TITLE and (above := [h for h in self.headings if h.line < a.line])
        ]

    @property
    def lead(self) -> str:
        """The text of *Em uma frase*, on one line; empty if the page has none."""
        return next((" ".join(a.body.split()) for a in self.admonitions if a.title == LEAD_TITLE), "")

    @cached_property
    def word_count(self) -> int:
        """Words a reader meets, sources left out."""
        count = 0
        for _, line in self.lines:
            if line.startswith("## Fontes"):
                break
            if _INCLUDE.match(line) or line.startswith("///"):
                continue
            count += len(_WORD.findall(re.sub(r"\]\([^)]*\)|\{[^}]*\}", "", line)))
        return count


def stated_ids(text: str) -> set[str]:
    """The ids that Markdown states: `{ #id }`, or `id="id"` in HTML."""
    return {one or other for one, other in _STATED_ID.findall(text)}


def _unique(candidate: str, used: set[str]) -> str:
    """The id that Python-Markdown's toc gives a heading whose slug is taken: slug_1, slug_2."""
    unique, number = candidate, 0
    while unique in used:
        number += 1
        unique = f"{candidate}_{number}"
    return unique


def _without_code(line: str) -> str:
    return re.sub(r"`[^`]*`", lambda match: " " * len(match[0]), line)


def _indented(lines: list[tuple[int, str]], indent: int) -> str:
    def body() -> Iterator[str]:
        for _, line in lines:
            if line.strip() and len(line) - len(line.lstrip()) < indent:
                return
            yield line[indent:]

    return "\n".join(body()).strip()


@lru_cache(maxsize=1024)  # a build reads each page three times: to generate, to check, to publish
def parse(path: str, text: str) -> Page:
    """Read one page. `path` is relative to docs/. Faults of the front matter are in `problems` of the page."""
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    file = f"docs/{path}"
    if not match:
        problem = Problem(file, 1, "P1", "the page has no front matter (description, objectives, reviewed)")
        return Page(path, text, None, {}, 1, [problem])
    header = "\n" + match[1]
    meta, problems = records.parse(header, FrontMatter, file)
    keys = {
        key[1]: number
        for number, line in enumerate(match[1].splitlines(), start=2)
        if (key := re.match(r"(\w+):", line))
    }
    as_page_rule = [
        Problem(p.file, p.line, "P1" if "malformed" not in p.message else p.rule, p.message) for p in problems
    ]
    return Page(path, text, meta, keys, match[0].count("\n") + 1, as_page_rule)


def load(root: Path) -> list[Page]:
    """Read every Markdown page below `root`/docs, sorted by path."""
    docs = root / "docs"
    return [_load(file, file.relative_to(docs).as_posix()) for file in sorted(docs.rglob("*.md"))]


def _load(file: Path, path: str) -> Page:
    """Read one page. In another encoding it is read as well as can be, so that this is its one fault."""
    try:
        return parse(path, file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        page = parse(path, file.read_text(encoding="utf-8", errors="as-latin-1"))
        fault = Problem(page.file, line, "P15", "the file is not UTF-8: save it in this encoding")
        return replace(page, problems=[*page.problems, fault])


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("as-latin-1", _as_latin_1)
