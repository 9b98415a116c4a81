"""What every figure has in common as a file: size, role, title, short numbers, the same bytes on every machine."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from figures.words import MEASURING_FONT, READERS_FONTS

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
WIDTH = 360.0  # user units; what a phone of 390 px shows almost one to one
SCALE = 2  # what the figure grows to when it is opened; on the page, site.css keeps it smaller

ET.register_namespace("", NAMESPACE)
ET.register_namespace("xlink", XLINK)

_NUMBER = re.compile(r"-?\d+\.\d+")
_LETTER = re.compile(r" ?([A-Za-z]) ?")  # of a path; it needs no spaces around it
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_NUMERIC = {"d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform", "points"}


def root(height: float, title: str) -> ET.Element:
    """An empty <svg> of the common width that a screen reader announces as an image called `title`."""
    element = ET.Element(tag("svg"))
    frame(element, height, title)
    return element


def frame(element: ET.Element, height: float, title: str) -> None:
    """Set size, role and title of the <svg> `element`, in place."""
    for name, value in (("width", WIDTH * SCALE), ("height", height * SCALE)):
        element.set(name, f"{value:.0f}")
    element.set("viewBox", f"0 0 {WIDTH:g} {height:g}")
    element.set("role", "img")
    heading = ET.Element(tag("title"))
    heading.text = title
    element.insert(0, heading)


def tag(name: str) -> str:
    """The qualified name of an SVG element."""
    return f"{{{NAMESPACE}}}{name}"


def to_text(element: ET.Element) -> str:
    """The file: numbers with two decimals, fonts of the reader, ids counted, nothing that is not shown."""
    _drop(element, {tag("metadata")})
    _count_ids(element)
    for node in element.iter():
        node.text = node.text if (node.text or "").strip() else None
        node.tail = None
        for name, value in node.attrib.items():
            if name in _NUMERIC or name == "style":
                value = _NUMBER.sub(_short, value)
            if name == "style":
                value = value.replace(f"'{MEASURING_FONT}'", READERS_FONTS)
            value = " ".join(value.split())
            node.set(name, _LETTER.sub(r"\1", value) if name == "d" else value)
    ET.indent(element, space="")
    return ET.tostring(element, encoding="unicode") + "\n"


def _short(match: re.Match[str]) -> str:
    # `+ 0.0` turns -0.0 into 0.0
    return f"{round(float(match[0]), 2) + 0.0:g}" if abs(float(match[0])) < 1000 else f"{float(match[0]):.1f}"


def _drop(element: ET.Element, tags: set[str]) -> None:
    for parent in list(element.iter()):
        for child in [c for c in parent if c.tag in tags]:
            parent.remove(child)


def _count_ids(element: ET.Element) -> None:
    """Name the ids that are used a, b, c... in order, and drop the others: matplotlib hashes full-precision floats."""
    href = f"{{{XLINK}}}href"
    used = [node.attrib[href].removeprefix("#") for node in element.iter() if href in node.attrib]
    used += [name for node in element.iter() for value in node.attrib.values() for name in _REFERENCE.findall(value)]
    names = {old: f"i{number}" for number, old in enumerate(dict.fromkeys(used))}
    for node in element.iter():
        if "id" in node.attrib and node.attrib["id"] not in names:
            del node.attrib["id"]
        for name, value in list(node.attrib.items()):
            if name == "id":
                node.set(name, names[value])
            elif name == href:
                node.set(name, "#" + names[value.removeprefix("#")])
            elif "url(#" in value:
                node.set(name, _REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", value))
