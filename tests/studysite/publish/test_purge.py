from __future__ import annotations

import pytest
from studysite.publish.purge import Sheets, Used, purge

PAGE = '<body dir="ltr" data-md-color-scheme="slate"><p class="shown" id="part" style="color: var(--own)">'


def cut(css: str, page: str = PAGE, script: str = "") -> Sheets:
    pages, scripts = Used(), Used()
    pages.add_page(page)
    scripts.add_script(script)
    return purge(css, pages, scripts)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".shown{color:red}", ".shown{color:red}"),
        (".gone{color:red}", ""),
        (".shown, .gone {\n  color : red;\n}", ".shown{color:red}"),
        ("#part{a:b}#gone{a:b}", "#part{a:b}"),
        ("table{a:b}p:first-child::after{a:b}", "p:first-child::after{a:b}"),
        ("p:hover,p:not(:hover){a:b}", "p:not(:hover){a:b}"),
        ("[dir=rtl] p{a:b}[dir=ltr] p{a:b}", "[dir=ltr] p{a:b}"),
        ('[data-md-color-scheme="default"] p{a:b}', ""),
        ("p[align]{a:b}p[style]{a:b}", "p[style]{a:b}"),
        ("p:is(.gone,.shown){a:b}p:is(.gone){a:b}", "p:is(.gone,.shown){a:b}"),
        ("p:not(.gone){a:b}", "p:not(.gone){a:b}"),
        ("@media screen{.gone{a:b}}@media screen{p{a:b}}", "@media screen{p{a:b}}"),
        ("p{--own:1;--read:2;--unread:3;a:var(--read)}", "p{--own:1;--read:2;a:var(--read)}"),
        ("p{--one:var(--two);--two:1}", ""),
        (
            "@keyframes turn{to{a:b}}@keyframes idle{to{a:b}}p{animation:turn 1s}",
            "@keyframes turn{to{a:b}}p{animation:turn 1s}",
        ),
        ('p{content:"a  b";background:url("data:,;{}")}', 'p{content:"a  b";background:url("data:,;{}")}'),
    ],
)
def test_the_pages_get_what_they_can_need(css: str, kept: str) -> None:
    assert cut(css)[0] == kept


@pytest.mark.parametrize(
    ("script", "late"),
    [
        ("", ""),
        ('x("div",{class:"md-made"})', ".md-made{a:b}"),
        ("`md-ma${kind}`", ""),
        ("`md-made-${kind}`", ""),
    ],
)
def test_the_rest_comes_with_the_scripts_that_make_it(script: str, late: str) -> None:
    assert cut(".shown{a:b}.md-made{a:b}", script=script) == (".shown{a:b}", "", late)


def test_what_paper_adds_is_apart() -> None:
    assert cut("p{a:b}@media print{p{a:c}.gone{a:b}}") == ("p{a:b}", "@media print{p{a:c}}", "")


def test_what_a_touch_shows_comes_with_the_scripts() -> None:
    assert cut(".shown:focus-visible{a:b}.gone:hover{a:b}").late == ".shown:focus-visible{a:b}"


def test_a_name_that_a_script_completes_is_kept() -> None:
    assert cut(".control--next{a:b}", script="`control--${way}`").late == ".control--next{a:b}"


def test_a_part_of_the_theme_that_no_page_begins_is_left_out() -> None:
    css, script = ".tabbed-button{a:b}", '"tabbed-button"'
    assert cut(css, script=script) == ("", "", "")
    assert cut(css, '<div class="tabbed-set">', script) == ("", "", css)


def test_a_property_that_only_late_rules_read_comes_with_them() -> None:
    first, _, late = cut("p{--icon:1;a:b}.made{a:var(--icon)}", script="made")
    assert (first, late) == ("p{a:b}", "p{--icon:1}.made{a:var(--icon)}")


def test_a_property_that_is_stated_again_is_stated_once() -> None:
    css = ".shown{--own:red;--c:red;d:var(--c)}p{--own:blue}.shown{--own:green}"
    assert cut(css).now == ".shown{--c:red;d:var(--c)}p{--own:blue}.shown{--own:green}"


def test_a_faulty_stylesheet_is_named() -> None:
    with pytest.raises(ValueError, match="a stylesheet has a fault in line 1"):
        cut("p{a:b} }")
