"""YAML to dataclasses, with the line of every fault.

The dataclass is the schema: a field without a default is a required key, whose text is not empty; a key without a field
is unknown; and the annotation is the type. Supported annotations: str, int, float, bool, date, a Literal of texts,
list[str], list[Record], a nested Record, and each of them with `| None`. A Record is a dataclass with a field
`line: int`, which this module fills.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml

from studysite.problems import Problem

Record = TypeVar("Record")
RULE = "D1"


_type_hints: Callable[[type], dict[str, Any]] = functools.cache(typing.get_type_hints)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._scalars = yaml.SafeLoader("")

    def fault(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, RULE, message))

    def scalar(self, node: yaml.Node, kind: type, key: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            self.fault(node, f"'{key}' must be one value, not a list or a mapping")
            return None
        if kind is str and node.tag == "tag:yaml.org,2002:null":
            return ""
        try:
            value = self._scalars.construct_object(node)
        except (ValueError, LookupError, AttributeError, yaml.YAMLError):  # 2026-02-30, or a tag
            value = None
        if kind is float and type(value) is int:
            value = float(value)
        if kind is str and not isinstance(value, str):
            self.fault(node, f"'{key}' must be text: put quotes around {node.value}")
        elif kind is not str and type(value) is not kind:
            self.fault(node, f"'{key}' must be {kind.__name__}, not {node.value!r}")
        else:
            return value
        return None

    def choice(self, node: yaml.Node, options: tuple[str, ...], key: str) -> Any:
        value = self.scalar(node, str, key)
        if value is None or value in options:
            return value
        self.fault(node, f"'{key}' must be one of {', '.join(options)}, not '{value}'")
        return None

    def value(self, node: yaml.Node, kind: Any, key: str) -> Any:
        if isinstance(kind, types.UnionType):
            kind = next(option for option in typing.get_args(kind) if option is not types.NoneType)
        if typing.get_origin(kind) is typing.Literal:
            return self.choice(node, typing.get_args(kind), key)
        if typing.get_origin(kind) is list:
            (item_kind,) = typing.get_args(kind)
            if not isinstance(node, yaml.SequenceNode):
                self.fault(node, f"'{key}' must be a list")
                return None
            items = [self.value(item, item_kind, key) for item in node.value]
            return [item for item in items if item is not None]
        if dataclasses.is_dataclass(kind):
            return self.record(node, typing.cast(type, kind))
        return self.scalar(node, kind, key)

    def record(self, node: yaml.Node, cls: type[Record]) -> Record | None:
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"expected keys of a {cls.__name__}, found {_shape(node)}")
            return None
        kinds = _type_hints(cls)
        required = {
            f.name: f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
            for f in dataclasses.fields(cls)  # type: ignore[arg-type]
            if f.name != "line"
        }
        values: dict[str, Any] = {}
        before = len(self.problems)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                self.fault(key_node, f"key '{key}' is given twice")
            elif key not in required:
                self.fault(key_node, f"unknown key '{key}' (known: {', '.join(required)})")
            else:
                values[key] = self.value(value_node, kinds[key], key)
                if values[key] == "" and required[key]:
                    self.fault(key_node, f"'{key}' is empty")
        for name, is_required in required.items():
            if is_required and name not in values:
                self.fault(node, f"missing key '{name}'")
        if len(self.problems) > before:
            return None
        return cls(**values, **{"line": node.start_mark.line + 1})


def _compose(text: str) -> yaml.Node | None:
    """The nodes of a document, from the C parser where PyYAML was built with it: it is ten times faster.

    What it cannot read is read again by the other, so that the messages are the same everywhere.
    """
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, AttributeError):
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _shape(node: yaml.Node) -> str:
    return "a list" if isinstance(node, yaml.SequenceNode) else repr(node.value)


@functools.lru_cache(maxsize=1024)  # a build reads each file three times: to generate, to check, to render
def parse(text: str, kind: Any, file: str) -> tuple[Any, list[Problem]]:
    """Read one YAML document whose top is a `kind`: a Record or a list[Record].

    `file` is only used to name the place of a fault. Returns what was read, without the records that have faults,
    and the faults. A document that cannot be read at all gives None.
    """
    reader = _Reader(file)
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return None, [Problem(file, line, RULE, f"malformed YAML: {error.problem or error.context}")]
    except yaml.YAMLError as error:
        return None, [Problem(file, 1, RULE, f"malformed YAML: {' '.join(str(error).split())}")]
    if node is None:
        return None, [Problem(file, 1, RULE, "the file is empty")]
    return reader.value(node, kind, "the file"), reader.problems


def read(path: Path, root: Path, kind: Any) -> tuple[Any, list[Problem]]:
    """`parse` for a file. `root` is the folder that the names in problems are relative to."""
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, [Problem(name, 1, RULE, "the file does not exist")]
    except UnicodeDecodeError:
        return None, [Problem(name, 1, RULE, "the file is not UTF-8")]
    return parse(text, kind, name)
