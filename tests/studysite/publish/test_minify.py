from __future__ import annotations

import pytest
from studysite.publish import minify


def test_a_page_loses_what_nobody_reads() -> None:
    page = "<head> <title>T</title> </head><body>\n <p class='a'>Um  <b>dois</b> três</p><!-- x -->\n</body>"
    assert minify.page(page) == "<head><title>T</title></head><body><p class=a>Um <b>dois</b> três</p></body>"


def test_text_that_is_code_or_formula_keeps_its_spaces() -> None:
    assert minify.page("<pre>a\n  b</pre>") == "<pre>a\n  b</pre>"


def test_a_script_keeps_its_meaning() -> None:
    assert minify.script("/* Why. */\nconst one = 1 // one\nwindow.two = one + 1\n") == "const one=1;window.two=2;\n"


def test_a_script_that_would_end_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="</script"):
        minify.script("'</script>'")
