from __future__ import annotations

from studysite import packs
from studysite.packs import Pack

STYLE = "<style>" + "s" * 40
MENU = "<nav>" + "m" * 40
PAGES = {
    "": STYLE + "<p>início",
    "404.html": STYLE + "<p>nada",
    "dominio-1/": STYLE + MENU + "<p>um",
    "dominio-1/a/": STYLE + MENU + "<p>a",
    "sobre/": STYLE + "<p>sobre\r\n",
}


def test_what_pages_share_stands_once() -> None:
    shared, found = packs.pack(PAGES.items())
    assert shared == [STYLE]
    assert found == {
        packs.LOOSE: Pack([], {"": [0, "<p>início"], "404.html": [0, "<p>nada"], "sobre/": [0, "<p>sobre\r\n"]}),
        "offline/dominio-1.json": Pack([MENU], {"dominio-1/": [0, ~0, "<p>um"], "dominio-1/a/": [0, ~0, "<p>a"]}),
    }


def test_a_change_of_the_styles_changes_no_section() -> None:
    before = packs.files(PAGES.items())
    after = packs.files((address, html.replace("s" * 40, "t" * 50)) for address, html in PAGES.items())
    assert {path for path in after if after[path] != before[path]} == {packs.SHARED}


def test_a_change_of_a_page_changes_its_section_only() -> None:
    before = packs.files(PAGES.items())
    after = packs.files((PAGES | {"dominio-1/a/": STYLE + MENU + "<p>outro"}).items())
    assert {path for path in after if after[path] != before[path]} == {"offline/dominio-1.json"}
