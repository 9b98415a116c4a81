"""What holds for every page of the site: it renders without a fault, is for everyone, fits, and calls nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page
from reader import SITE, SIZES, Watch, context_options, start_scripts, wait_until

AT_REST = "!document.getAnimations().length"
SMALLEST = {"width": 320, "height": 568}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What another palette can change. Everything else is the same HTML at the same size.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# The page that no address has, and the one that stands in for a page without a connection.
NO_PAGES = ["404.html", "503.html"]


def every_address() -> list[str]:
    """Every page of the built site, below its root."""
    if not SITE.exists():
        return []
    files = sorted(SITE.rglob("index.html"))
    return [str(Path(file).relative_to(SITE).as_posix()).removesuffix("index.html") for file in files]


@pytest.fixture(scope="module")
def small(browser: Browser) -> Iterator[BrowserContext]:
    options = context_options("phone") | {"viewport": SMALLEST, "device_scale_factor": 1}
    context = browser.new_context(**options)
    yield context
    context.close()


def violations(page: Page, rules: list[str], without_rules: Iterable[str] = (), outside: str = "") -> list[str]:
    """What axe finds `outside` a selector, one line each: size, palette, rule and the first element."""
    width, scheme = page.viewport_size["width"], page.evaluate("document.body.dataset.mdColorScheme")
    found: list[dict[str, Any]] = page.evaluate(
        "async ([context, options]) => (await axe.run(context, options)).violations",
        [
            {"exclude": outside} if outside else {"include": "html"},
            {
                "runOnly": rules,
                "resultTypes": ["violations"],
                "rules": {rule: {"enabled": False} for rule in without_rules},
            },
        ],
    )
    return [f"{width} px, {scheme}: {v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds in both palettes, on the screen as it is and on a wide one. Leaves the page wide and light.

    The colours of the text are the same at every width, and measuring them takes longest: it is done once a palette.
    """
    page.evaluate(AXE_SCRIPT)
    found = violations(page, WCAG)
    turn(page, "dark", "slate")
    found += violations(page, OF_COLOURS)
    page.set_viewport_size(SIZES["desktop"])
    wait_until(page, AT_REST)
    found += violations(page, OF_COLOURS, outside="article")
    turn(page, "light", "default")
    found += violations(page, OF_COLOURS, outside="article")
    return found + violations(page, WCAG, without_rules=OF_COLOURS)


def turn(page: Page, preferred: Any, scheme: str) -> None:
    """Let the device prefer another palette, and wait until the page has taken it on."""
    page.emulate_media(color_scheme=preferred)
    wait_until(page, f"document.body.dataset.mdColorScheme === '{scheme}' && {AT_REST}")


@pytest.mark.parametrize("address", [*every_address(), *NO_PAGES], ids=lambda address: address or "home")
def test_a_page_is_for_everyone_fits_and_calls_nobody(small: BrowserContext, base_url: str, address: str) -> None:
    page = small.new_page()
    watch = Watch(page, base_url)
    page.goto(base_url + address)
    start_scripts(page)  # what breaks the policy of the page is an error on its console
    page.wait_for_load_state("networkidle")
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    broken = page.evaluate(
        "[...document.images].filter(i => i.complete && i.currentSrc && !i.naturalWidth).map(i => i.src)"
    )
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))")
    faults = accessibility_faults(page)
    page.close()
    assert watch.faults == []
    assert small.cookies() == []
    assert overflow <= 0, f"the page is {overflow} px wider than a screen of {SMALLEST['width']} px"
    assert broken == []
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert faults == []
