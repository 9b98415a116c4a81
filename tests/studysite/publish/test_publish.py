"""The steps that work on files, and what joins them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from studysite.publish import STEPS, minify, publish, search, steps, tidy


def write(site: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_steps_are_chosen_by_name() -> None:
    assert steps(" minify, policy,") == {"minify", "policy"}
    assert steps("") == steps(None) == set()


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(ValueError, match="no step magic"):
        steps("magic")


def test_the_index_is_moved_and_a_note_left() -> None:
    index = json.dumps({"config": {"lang": ["pt"], "first": {"pages": [1]}, "texts": ["a"]}, "docs": []})
    later = '{"first":"../../search/names.json","texts":"../../search/texts.json"}'
    assert search.note(index) == f'{{"config":{{"lang":["pt"],"later":{later}}},"docs":[]}}'


def test_what_nobody_asks_for_is_deleted(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "index.html": '<script src="assets/javascripts/a.js">',
            "assets/javascripts/a.js": 'load("b.js")\n//# sourceMappingURL=a.js.map\n',
            "assets/javascripts/a.js.map": "{}",
            "assets/javascripts/b.js": "b()",
            "assets/javascripts/lunr/c.js": "c()",
            "assets/images/logo.svg": "<svg/>",
            "sitemap.xml.gz": "1",
        },
    )
    tidy.tidy(tmp_path, [tmp_path / "index.html"])
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == [
        *("assets", "assets/images", "assets/images/logo.svg"),
        *("assets/javascripts", "assets/javascripts/a.js", "assets/javascripts/b.js", "index.html"),
    ]
    assert (tmp_path / "assets/javascripts/a.js").read_text(encoding="utf-8") == 'load("b.js")'


@pytest.mark.skipif(not minify.HAS_PACKAGE, reason="the minifier has no package for Apple silicon")
def test_all_steps_together(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "index.html": (
                '<!DOCTYPE html><html lang="pt-BR"><head><meta charset="utf-8"><title>T</title>'
                '<link rel="stylesheet" href="assets/stylesheets/a.css"></head><body><p>Texto</p>'
                '<script src="assets/javascripts/bundle.js"></script></body></html>'
            ),
            "assets/stylesheets/a.css": "p{a:b}.gone{a:b}.made{a:b}",
            "assets/javascripts/bundle.js": 'make("made")',
            "search/search_index.json": '{"config":{"first":{"pages":[]},"texts":["a"]},"docs":[]}',
        },
    )
    publish(tmp_path, "https://home.test/", ",".join(STEPS))
    parts = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "search").iterdir()}
    assert (parts["names.json"], parts["texts.json"]) == ('{"pages":[]}', '["a"]')
    late, paper = sorted((tmp_path / "assets/stylesheets").iterdir())
    assert late.read_text(encoding="utf-8") == ".made{a:b}"
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html><html lang=pt-BR><head><meta charset=utf-8><meta http-equiv=")
    rest = f"<link rel=stylesheet href=assets/stylesheets/{paper.name} media=print>"
    rest += f"<noscript><link rel=stylesheet href=assets/stylesheets/{late.name}></noscript>"
    plan = f'{{"soon":[],"first":["assets/javascripts/bundle.js","assets/stylesheets/{late.name}"],"figures":[]}}'
    assert html.endswith(
        f"<script id=later type=application/json>{plan}</script><title>T</title>"
        f"<style>p{{a:b}}</style>{rest}</head><body><p>Texto</p></body></html>"
    )


def test_a_page_at_fault_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"um/index.html": "<p>"})
    with pytest.raises(ValueError, match=r"um/: the page has no <meta charset>"):
        publish(tmp_path, "", "policy")
