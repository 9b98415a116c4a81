from __future__ import annotations

import pytest
from studysite.problems import Problem, report

LATE, EARLY = Problem("a.md", 10, "P1", "late"), Problem("a.md", 9, "T1", "early")


def test_each_problem_is_one_line_once_and_in_the_order_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([LATE, EARLY, LATE]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "a.md:9: T1: early\na.md:10: P1: late\n")


def test_a_warning_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([], [EARLY]) == 0
    assert capsys.readouterr().err == "a.md:9: T1: early (warning)\n"
