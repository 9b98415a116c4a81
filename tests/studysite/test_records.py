from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from studysite import records


@dataclass(frozen=True)
class Inner:
    line: int
    name: str


@dataclass(frozen=True)
class Outer:
    line: int
    id: str
    count: int
    day: date | None = None
    kind: Literal["big", "small"] = "big"
    share: float = 0
    tags: list[str] = field(default_factory=list)
    inner: list[Inner] = field(default_factory=list)


def test_a_record_knows_its_line_and_its_parts() -> None:
    text = "- id: a\n  count: 2\n  day: 2026-01-02\n  kind: small\n  share: 2\n  tags: [x]\n  inner:\n    - name: n\n"
    expected = [Outer(1, "a", 2, date(2026, 1, 2), "small", 2.0, ["x"], [Inner(8, "n")])]
    assert records.parse(text, list[Outer], "f.yml") == (expected, [])


def test_every_fault_is_reported_with_its_line_and_the_sound_records_are_kept() -> None:
    text = (
        "- id: a\n  count: dois\n- id: 1.10\n  count: 1\n- id: b\n- id: c\n  count: 3\n  id: d\n- id: e\n  count: 4\n"
    )
    found, problems = records.parse(text, list[Outer], "f.yml")
    assert found == [Outer(9, "e", 4)]
    assert [str(problem) for problem in problems] == [
        "f.yml:2: D1: 'count' must be int, not 'dois'",
        "f.yml:3: D1: 'id' must be text: put quotes around 1.10",
        "f.yml:5: D1: missing key 'count'",
        "f.yml:8: D1: key 'id' is given twice",
    ]


def test_a_value_that_cannot_be_is_a_fault() -> None:
    text = "- id:\n  count: 1\n- id: a\n  count: !x 1\n- id: b\n  count: 1\n  day: 2026-02-30\n  kind: huge\n"
    found, problems = records.parse(text, list[Outer], "f.yml")
    assert found == []
    assert [str(problem) for problem in problems] == [
        "f.yml:1: D1: 'id' is empty",
        "f.yml:4: D1: 'count' must be int, not '1'",
        "f.yml:7: D1: 'day' must be date, not '2026-02-30'",
        "f.yml:8: D1: 'kind' must be one of big, small, not 'huge'",
    ]


def test_a_file_that_is_no_yaml_gives_one_problem() -> None:
    assert [str(p) for p in records.parse("a: [1\nb: 2\n", Outer, "f.yml")[1]] == [
        "f.yml:2: D1: malformed YAML: expected ',' or ']', but got ':'"
    ]
    assert [str(p) for p in records.parse("", Outer, "f.yml")[1]] == ["f.yml:1: D1: the file is empty"]
    assert [str(p) for p in records.parse("- a\n", Outer, "f.yml")[1]] == [
        "f.yml:1: D1: expected keys of a Outer, found a list"
    ]
