from __future__ import annotations

from pathlib import Path

from studysite.built import check

HOME = "https://ana.github.io/aif/"
PAGE = """\
<!doctype html>
<html lang="pt-BR"><head><title>T</title><meta name="description" content="D">
<link rel="canonical" href="{home}"></head>
<body><h1 id="a">A</h1>
{body}
</body></html>
"""


def faults(tmp_path: Path, body: str) -> list[str]:
    site = tmp_path / "site"
    (site / "outra").mkdir(parents=True)
    (site / "index.html").write_text(PAGE.format(home=HOME, body=body), encoding="utf-8")
    (site / "outra" / "index.html").write_text(PAGE.format(home=HOME, body=""), encoding="utf-8")
    return [str(problem) for problem in check(site, HOME)]


def test_a_sound_page_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, '<a href="outra/#a">x</a> <a href="https://aws.amazon.com/">y</a> <a href="#a">z</a>') == []


def test_dead_links_and_foreign_loads_are_found(tmp_path: Path) -> None:
    body = '<a href="nada/">x</a>\n<a href="outra/#b">y</a>\n<img src="f.svg">\n<script src="https://cdn.example/x.js"></script>'
    assert faults(tmp_path, body) == [
        "site/index.html:5: V1: nada/ leads nowhere",
        "site/index.html:6: V1: outra/#b leads to an id that the page does not have",
        "site/index.html:7: V1: f.svg leads nowhere",
        "site/index.html:8: V3: the page would load https://cdn.example/x.js from another site",
    ]


def test_repeated_ids_and_headings_are_found(tmp_path: Path) -> None:
    assert faults(tmp_path, '<h1 id="a">B</h1>') == [
        "site/index.html:1: V2: id 'a' stands 2 times",
        "site/index.html:1: V4: the page has 2 H1",
    ]
