from __future__ import annotations

import json
from pathlib import Path

import pytest
from studysite.publish import later

HOME = (
    '<head><title>T</title><script src="./assets/javascripts/glightbox.min.js"></script></head><body>'
    '<script src="./assets/javascripts/bundle.1.min.js"></script>'
    '<script src="./assets/javascripts/one.js" defer=""></script>'
    '<script src="./assets/javascripts/two.js" defer=""></script>'
    '<script src="./assets/javascripts/three.js" async=""></script>'
    '<script id="init-glightbox">start()\n</script></body>'
)


def test_the_bundle_comes_first_then_ours_as_one(tmp_path: Path) -> None:
    (tmp_path / later.FOLDER).mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / later.FOLDER / f"{name}.js").write_text(f"{name}()", encoding="utf-8")
    ours = "assets/javascripts/site.5a7839c6.js"
    assert json.loads(later.plan(HOME, tmp_path, ["later.css", "glightbox.css"])) == {
        "soon": ["assets/javascripts/three.js"],
        "first": ["assets/javascripts/bundle.1.min.js", "later.css", ours],
        "figures": ["glightbox.css", "assets/javascripts/glightbox.min.js", "assets/javascripts/glightbox-start.js"],
    }
    assert (tmp_path / ours).read_text(encoding="utf-8") == "one()\n;\ntwo()"
    assert (tmp_path / later.FOLDER / "glightbox-start.js").read_text(encoding="utf-8") == "start()\n"


def test_a_page_keeps_the_list_only() -> None:
    plan = '<script id="later" type="application/json">[]</script>'
    assert later.postpone(HOME, "[]", later.scripts(HOME)) == f"<head>{plan}<title>T</title></head><body></body>"


def test_a_theme_without_bundle_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no bundle of the theme"):
        later.plan("<title>T</title>", tmp_path, [])


def test_a_page_without_title_is_refused() -> None:
    with pytest.raises(ValueError, match="no title"):
        later.postpone("<p>", "[]", [])


def test_a_page_with_a_script_of_its_own_is_refused() -> None:
    page = HOME.replace("two.js", "extra.js")
    with pytest.raises(ValueError, match=r"^assets/javascripts/extra\.js is not on the home page"):
        later.postpone(page, "[]", later.scripts(HOME))
