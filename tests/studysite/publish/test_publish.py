"""What joins the steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from studysite.publish import STEPS, minify, publish, steps


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
