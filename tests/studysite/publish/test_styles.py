from __future__ import annotations

from pathlib import Path

import pytest
from studysite.publish import styles

LINKS = (
    '<link rel="stylesheet" href="../assets/stylesheets/a.css">'
    '<link href="../assets/stylesheets/b.css" rel="stylesheet">'
)
PAPER = styles.FOLDER + "paper.css"
SHEETS = ["assets/stylesheets/a.css", "assets/stylesheets/b.css"]


def test_sheets_are_found_in_their_order() -> None:
    inside = '<style id="glightbox-style">p{a:b}</style>'
    assert styles.sheets(LINKS + inside) == [*SHEETS, "p{a:b}"]


def test_a_page_without_sheets_is_a_theme_that_changed() -> None:
    with pytest.raises(ValueError, match="no stylesheet that the build knows"):
        styles.sheets('<link rel="icon" href="assets/stylesheets/a.css">')


def test_all_sheets_become_one_inside_the_page() -> None:
    paper = '<link rel="stylesheet" href="../assets/stylesheets/paper.css" media="print">'
    html = styles.inliner(SHEETS, "p{a:b}", PAPER)(f"<head>{LINKS}</head>")
    assert html == f"<head><style>p{{a:b}}</style>{paper}</head>"


def test_without_scripts_the_late_sheet_loads_at_once() -> None:
    html = styles.inliner(SHEETS, "p{a:b}", PAPER, styles.FOLDER + "late.css")(LINKS)
    assert html.endswith('<noscript><link rel="stylesheet" href="../assets/stylesheets/late.css"></noscript>')


def test_a_page_with_a_sheet_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match=r"b\.css is not on the home page"):
        styles.inliner(SHEETS[:1], "", PAPER)(LINKS)


def test_a_sheet_that_would_end_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="</style"):
        styles.inliner(SHEETS, "p{content:'</style>'}", PAPER)


def test_sheets_are_cut_in_the_order_of_the_cascade(tmp_path: Path) -> None:
    folder = tmp_path / styles.FOLDER
    folder.mkdir(parents=True)
    (folder / "a.css").write_text('@charset "UTF-8";p{a:1}.made{a:1}', encoding="utf-8")
    (folder / "b.css").write_text(".js p{a:2}.gone{a:2}", encoding="utf-8")
    assert styles.cut(tmp_path, SHEETS, ["<p>"], ["made"]) == ("p{a:1}.js p{a:2}", "", ".made{a:1}")


def test_a_sheet_is_named_after_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / styles.FOLDER).mkdir(parents=True)
    path = styles.write(tmp_path, "later", "p{a:b}")
    assert path == "assets/stylesheets/later.c4009917.css"
    assert (tmp_path / path).read_text(encoding="utf-8") == "p{a:b}"
