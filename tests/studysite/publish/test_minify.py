from __future__ import annotations

import pytest
from studysite.publish import minify

minifies = pytest.mark.skipif(not minify.HAS_PACKAGE, reason="the minifier has no package for Apple silicon")


@minifies
def test_a_page_loses_what_nobody_reads() -> None:
    page = "<html><head> <title>T</title> </head><body>\n <p class='a'>Um  <b>dois</b></p><!-- x -->\n</body></html>"
    short = "<html><head><title>T</title></head><body><p class=a>Um <b>dois</b></p></body></html>"
    assert minify.page(page) == short


@minifies
def test_text_that_is_code_or_formula_keeps_its_spaces() -> None:
    assert minify.page("<pre>a\n  b</pre>") == "<pre>a\n  b</pre>"


@minifies
def test_a_script_keeps_its_meaning_and_what_others_call() -> None:
    script = "/* Why. */\n{\n  const one = 1 // one\n  window.two = one + 1\n}\nfunction three() {}\n"
    short = minify.script(script)
    assert len(short) < 0.6 * len(script)
    assert "window.two=" in short
    assert "function three()" in short


@minifies
def test_a_fault_in_a_script_is_named() -> None:
    with pytest.raises(ValueError, match="unexpected"):
        minify.script("let = =")


def test_where_there_is_no_minifier_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minify, "HAS_PACKAGE", False)
    assert minify.page("<p> a </p>") == "<p> a </p>"
