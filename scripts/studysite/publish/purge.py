"""Cut stylesheets to what the site can show, in parts by when it is needed.

Conservative: a selector goes only if it asks for an element, a class, an id or a palette that neither a page has nor a
script names. Pseudo-classes and whatever is not understood never remove a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Node

# Attributes that never get a value that the pages do not hold: the direction, and the palettes on offer.
CLOSED = "dir|data-md-color-(?:scheme|primary|accent)"

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_WHOLE_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_CODE = re.compile(r"<(?:style|script)\b[^>]*>(.*?)</", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s([a-zA-Z][\w-]*)(?=[=\s>])")
_NAMES = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|'([^']*)')""")
_VALUE = re.compile(r'\s([a-zA-Z][\w-]*)="([^"]*)"')
_PROPERTY = re.compile(r"--[\w-]+")
# In a script, whatever could be a name: which of its strings are class names nobody can tell.
_WORD = re.compile(r"[A-Za-z_][\w-]+")
# Parts of the theme that its scripts fill only where a page has begun them: names that start with the key count only if
# a page has one that starts with the value.
_BEGUN_IN_PAGES = {
    "footnote": "footnote",
    "highlight": "highlight",
    "md-annotation": "annotate",
    "md-code": "highlight",
    "md-source": "md-source",
    "md-status": "md-status",
    "md-tag": "md-tag",
    "md-version": "md-version",
    "mermaid": "mermaid",
    "tabbed-": "tabbed-",
}
# What shows under a finger, a pointer or a key: the first touch brings the scripts, and the rest of the styles.
_TOUCHED = {"active", "focus", "focus-visible", "focus-within", "hover"}
PRINT = "@media print"
_GROUPS = {"media", "supports", "layer", "container"}


@dataclass
class Used:
    """The names that occur in pages or scripts. `prefixes` are beginnings that a script completes: `tabbed--${n}`."""

    tags: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    properties: set[str] = field(default_factory=set)
    prefixes: tuple[str, ...] = ()
    live: bool = False  # a reader touches the page, and scripts change its attributes
    asleep: tuple[str, ...] = ()
    seen: set[str] = field(default_factory=set)

    def add_page(self, html: str) -> None:
        """Note what one page holds. Most of its tags were on the pages before it."""
        found = set(_WHOLE_TAG.findall(html)) - self.seen
        self.seen |= found
        tags = "\n".join(found)
        self.tags.update(_TAG.findall(tags))
        self.attributes.update(_ATTRIBUTE.findall(tags))
        self.values.update(_VALUE.findall(tags))
        self.properties.update(_PROPERTY.findall(tags + "".join(_CODE.findall(html))))
        for pair in set(_NAMES.findall(tags)):
            self.names.update(" ".join(pair).split())

    def add_script(self, script: str) -> None:
        """Note every word of a script that could be the name of a class, an id or an element."""
        words = set(_WORD.findall(script))
        self.names |= words
        self.tags |= words
        self.properties.update(_PROPERTY.findall(script))
        self.prefixes += tuple(word for word in words if word.endswith("-") and len(word) > 3)

    def with_scripts(self, scripts: Used) -> Used:
        """What these pages hold or can get from `scripts`."""
        return Used(
            self.tags | scripts.tags,
            self.names | scripts.names,
            values=self.values,
            prefixes=scripts.prefixes,
            live=True,
            asleep=tuple(
                part for part, sign in _BEGUN_IN_PAGES.items() if not any(name.startswith(sign) for name in self.names)
            ),
        )

    def has_name(self, name: str) -> bool:
        """Whether there can be a class or an id of this name."""
        return not name.startswith(self.asleep) and (name in self.names or name.startswith(self.prefixes))

    def has_attribute(self, content: list[Node]) -> bool:
        """Whether an element can have the attribute that stands between the brackets of a selector."""
        name, *rest = [token for token in content if token.type != "whitespace"]
        if rest and rest[0] == "=" and (not self.live or re.fullmatch(CLOSED, name.value)):
            return (name.value, rest[1].value) in self.values
        return self.live or name.value in self.attributes


@dataclass
class _Rule:
    """A style rule with its declarations, or a group with its rules."""

    prelude: str
    declarations: list[str] = field(default_factory=list)
    rules: list[_Rule] = field(default_factory=list)

    def __str__(self) -> str:
        inside = ";".join(self.declarations) or "".join(map(str, self.rules))
        return f"{self.prelude}{{{inside}}}" if inside else ""


def _split(tokens: Iterable[Node], mark: str) -> list[list[Node]]:
    """Split tokens at a literal such as `,`."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == mark:
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return parts


def _text(tokens: Iterable[Node]) -> str:
    """Tokens as CSS, on one line. What holds a string is left alone."""
    text: str = tinycss2.serialize(list(tokens)).strip()
    return text if '"' in text or "'" in text else " ".join(text.split())


def _possible(selector: list[Node], used: Used) -> bool:
    """Whether anything on the site can match this selector."""
    before = ""
    for token in selector:
        kind = token.type
        if kind == "ident" and before == ".":
            wanted = used.has_name(token.value)
        elif kind == "ident" and before == ":":
            wanted = used.live or token.lower_value not in _TOUCHED
        elif kind == "ident":
            wanted = token.lower_value in used.tags
        elif kind == "hash":
            wanted = used.has_name(token.value)
        elif kind == "function" and token.lower_name in {"is", "where", "has"}:
            wanted = any(_possible(part, used) for part in _split(token.arguments, ","))
        elif kind == "[] block":
            wanted = used.has_attribute(token.content)
        else:
            wanted = True
        if not wanted:
            return False
        before = token.value if kind == "literal" else ""
    return True


def _declarations(content: list[Node]) -> list[str]:
    """The declarations of a block, without the space around the first colon."""
    texts = [text for part in _split(content, ";") if (text := _text(part))]
    return [re.sub(r"^([\w-]+)\s*:\s*", r"\1:", text) for text in texts]


def _rules(nodes: Iterable[Node], pages: Used, all_used: Used) -> tuple[list[_Rule], list[_Rule]]:
    """The rules that the pages can need, and those that only scripts can. The latter repeat the custom properties."""
    first: list[_Rule] = []
    late: list[_Rule] = []
    for node in nodes:
        if node.type == "error":
            raise ValueError(f"a stylesheet has a fault in line {node.source_line}: {node.message}")
        if node.type == "qualified-rule":
            selectors = _split(node.prelude, ",")
            declarations = _declarations(node.content)
            now = [part for part in selectors if _possible(part, pages)]
            then = [part for part in selectors if part not in now and _possible(part, all_used)]
            if now:
                prelude = ",".join(map(_text, now))
                first.append(_Rule(prelude, declarations))
                late.append(_Rule(prelude, [text for text in declarations if text.startswith("--")]))
            if then:
                late.append(_Rule(",".join(map(_text, then)), declarations))
        elif node.type == "at-rule" and node.content is not None:
            prelude = f"@{node.at_keyword} {_text(node.prelude)}"
            if node.lower_at_keyword in _GROUPS:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                for part, rules in zip((first, late), _rules(inner, pages, all_used), strict=True):
                    part.append(_Rule(prelude, rules=rules))
            else:
                first.append(_Rule(prelude, [_text(node.content)]))
                late.append(_Rule(prelude, [_text(node.content)]))
    return first, late


def _last_wins(rules: list[_Rule]) -> None:
    """Drop a custom property that a later rule with the same selector states again."""
    stated: set[tuple[str, str]] = set()
    for rule in reversed(rules):
        properties = {(rule.prelude, d.partition(":")[0]) for d in rule.declarations if d.startswith("--")}
        rule.declarations = [d for d in rule.declarations if (rule.prelude, d.partition(":")[0]) not in stated]
        stated |= properties


def _keep(rules: list[_Rule], wanted: Callable[[str], bool]) -> None:
    """Drop the custom properties and animations that are not `wanted`, at every depth."""
    for rule in rules:
        animation = rule.prelude.partition("keyframes ")[2]
        if animation and not wanted(animation):
            rule.declarations = []
        rule.declarations = [d for d in rule.declarations if not d.startswith("--") or wanted(d.partition(":")[0])]
        _keep(rule.rules, wanted)


def _read(css: str) -> set[str]:
    """The custom properties that `css` reads, and the words of its animations."""
    played = " ".join(re.findall(r"animation(?:-name)?:([^;}]+)", css))
    return set(re.findall(r"var\(\s*(--[\w-]+)", css)) | set(_WORD.findall(played))


def _shorten(rules: list[_Rule], also: set[str], without: set[str]) -> tuple[str, set[str]]:
    """The rules as CSS with the properties and animations that it reads or that are in `also`; and which these are."""
    text, shorter, wanted = "", "".join(map(str, rules)), set[str]()
    while text != shorter:  # a property may have been read by one that is gone now
        text = shorter
        wanted = (_read(text) | also) - without
        _keep(rules, wanted.__contains__)
        shorter = "".join(map(str, rules))
    return text, wanted


class Sheets(NamedTuple):
    """One stylesheet in three: what the pages need at once, what paper adds, and what comes with the scripts."""

    now: str
    paper: str
    late: str


def purge(css: str, pages: Used, scripts: Used) -> Sheets:
    """Split `css`, without the rules that nothing can match."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    first, late = _rules(nodes, pages, pages.with_scripts(scripts))
    _last_wins(first)
    _, known = _shorten(first, pages.properties, set())
    now = "".join(str(rule) for rule in first if rule.prelude != PRINT)
    paper = "".join(str(rule) for rule in first if rule.prelude == PRINT)
    return Sheets(now, paper, _shorten(late, scripts.properties, known)[0])
