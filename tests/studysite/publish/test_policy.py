from __future__ import annotations

import pytest
from studysite.publish import policy

HASH = "sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4="  # of `a()`


def test_every_inline_script_is_named_once() -> None:
    assert policy.hashes("<script>a()</script><script id=x>a()</script>") == {HASH}


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script>',
        "<script type=application/json>{}</script>",
        '<script id="later" type="application/json">{}</script>',
        '<script type="application/ld+json">{}</script>',
    ],
)
def test_data_and_files_need_no_hash(html: str) -> None:
    assert policy.hashes(html) == set()


def test_scripts_have_no_way_around_the_policy() -> None:
    scripts = policy.policy({"sha256-b", "sha256-a"}).split("; ")[1]
    assert scripts == "script-src 'self' 'sha256-a' 'sha256-b'"


@pytest.mark.parametrize("charset", ["<meta charset=utf-8>", '<meta charset="UTF-8" />'])
def test_the_policy_stands_before_all_that_it_rules(charset: str) -> None:
    html = policy.add(f"<head>{charset}<title>T</title>", "P")
    assert html == (
        f'<head>{charset}<meta http-equiv="Content-Security-Policy" content="P">'
        '<meta name="referrer" content="strict-origin-when-cross-origin"><title>T</title>'
    )


def test_a_page_without_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        policy.add("<head>", "P")


def test_an_address_that_is_a_script_is_none() -> None:
    assert '<a class=x href="#" title=y>' in policy.add(
        "<meta charset=utf-8><a class=x href=javascript:void(0) title=y>", "P"
    )


@pytest.mark.parametrize(
    ("link", "mended"),
    [
        ("<a href=https://aws.amazon.com/>", '<a rel="noopener" href=https://aws.amazon.com/>'),
        ('<a class="x" href="https://a.b/">', '<a rel="noopener" class="x" href="https://a.b/">'),
        ("<a href=https://a.b/ rel=license>", "<a href=https://a.b/ rel=license>"),
        ("<a href=https://home.test/x/>", "<a href=https://home.test/x/>"),
        ("<a href=../x/>", "<a href=../x/>"),
        ("<abbr title=https://a.b/>", "<abbr title=https://a.b/>"),
    ],
)
def test_links_to_other_sites_give_no_hold(link: str, mended: str) -> None:
    assert policy.noopener(link, "https://home.test/") == mended
