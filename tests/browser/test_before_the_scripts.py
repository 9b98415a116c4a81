"""What a reader sees and can do before the scripts of a published page have come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from reader import SITE, SIZES, Watch, context_options, wait_until

FIGURE_PAGE = "dominio-1/underfitting-e-overfitting/"
ABBREVIATION_PAGE = "dominio-3/rag/"
Open = Callable[[str], tuple[Page, Callable[[], None]]]


@pytest.fixture
def held(sized: BrowserContext, base_url: str) -> Iterator[Open]:
    """Opens a page whose scripts do not come until the second result is called."""

    def open_held(address: str) -> tuple[Page, Callable[[], None]]:
        page = sized.new_page()
        waiting: list[Route] = []
        open_gate: list[bool] = []

        def hold(route: Route) -> None:
            if open_gate:
                route.continue_()
            else:
                waiting.append(route)

        page.route("**/assets/javascripts/*.js", hold)
        page.goto(base_url + address)

        def release() -> None:
            open_gate.append(True)
            for route in waiting:
                route.continue_()
            wait_until(page, "window.document$ && document.querySelector('.search-extra') !== null")

        return page, release

    yield open_held


def test_an_early_search_is_answered(held: Open) -> None:
    page, release = held("")
    box = page.locator("input.md-search__input")
    if page.viewport_size == SIZES["phone"]:
        page.locator("label.md-header__button[for=__search]").tap()
    else:
        box.click()
    expect(box).to_be_focused()
    page.keyboard.type("early stopping")
    page.keyboard.press("Enter")
    release()
    expect(page.locator(".md-search-result__link[href*='#early-stopping']").first).to_be_visible()
    expect(box).to_have_value("early stopping")


def test_the_menu_opens_at_once(held: Open) -> None:
    page, release = held("dominio-1/")
    group = page.locator(".md-nav--primary label.md-nav__link", has_text="Treino e ajuste").first
    if page.viewport_size == SIZES["phone"]:
        page.locator("label.md-header__button[for=__drawer]").tap()
    group.click()
    inside = page.locator(".md-nav--primary a.md-nav__link", has_text="Underfitting e overfitting").first
    expect(inside).to_be_in_viewport()
    release()
    expect(inside).to_be_in_viewport()


def test_an_early_change_of_palette_is_shown_and_kept(held: Open) -> None:
    page, release = held(FIGURE_PAGE)
    body = page.locator("body")
    page.locator("label[for=__palette_1]:visible").click()
    page.locator("label[for=__palette_2]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    release()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("label[for=__palette_0]:visible")).to_have_count(1)
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_a_figure_that_was_tapped_early_opens(held: Open, base_url: str) -> None:
    page, release = held(FIGURE_PAGE)
    page.locator("a.glightbox:visible").first.click()
    release()
    expect(page.locator(".gslide.current img")).to_be_visible()
    expect(page).to_have_url(base_url + FIGURE_PAGE)


def test_an_abbreviation_that_was_tapped_early_explains_itself(held: Open) -> None:
    page, release = held(ABBREVIATION_PAGE)
    page.locator("article abbr").first.click()
    release()
    expect(page.locator(".md-tooltip2__inner", has_text=re.compile("[a-z]{3}"))).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_palette_of_the_device_is_there_from_the_start(browser: Browser, base_url: str, scheme: str) -> None:
    context = browser.new_context(**context_options("phone", scheme))
    page = context.new_page()
    page.route("**/assets/**", lambda route: route.abort())
    # Every value that the body ever has, from the first on.
    page.add_init_script("""
      window.seen = []
      new MutationObserver(() => document.body && seen.push(getComputedStyle(document.body).backgroundColor))
        .observe(document, { attributes: true, childList: true, subtree: true })
      requestAnimationFrame(function note() {
        if (document.querySelector("h1")) seen.push("painted " + getComputedStyle(document.body).backgroundColor)
        requestAnimationFrame(note)
      })
    """)
    page.goto(base_url)
    page.wait_for_timeout(300)
    painted = set(page.evaluate("seen.filter(text => text.startsWith('painted'))"))
    assert len(painted) == 1
    assert ("255, 255, 255" in painted.pop()) is (scheme == "light")
    context.close()


def test_nothing_stands_before_the_first_paint(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    page.goto(base_url + FIGURE_PAGE, wait_until="load")
    blocking = (
        "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').map(r => r.name)"
    )
    assert page.evaluate(blocking) == []
    assert page.evaluate("document.fonts.size") == 0


def test_all_pages_have_one_policy() -> None:
    found = {re.search(r"Content-Security-Policy[^>]*>|$", file.read_text("utf-8"))[0] for file in SITE.rglob("*.html")}
    assert len(found) == 1
    [policy] = found
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts
    assert "unsafe" not in scripts[1]


HOSTILE = "<img src=x onerror=hacked=1>"


@pytest.mark.parametrize(
    "address",
    [
        "?q=" + HOSTILE,
        ABBREVIATION_PAGE + "?h=" + HOSTILE,
        ABBREVIATION_PAGE + "#" + HOSTILE,
        ABBREVIATION_PAGE + "?h=%3Csvg%20onload%3Dhacked%3D1%3E#%E0%A4%A",
    ],
)
def test_a_hostile_address_stays_text(phone: BrowserContext, base_url: str, address: str) -> None:
    page = phone.new_page()
    watch = Watch(page, base_url)
    page.goto(base_url + address)
    wait_until(page, "window.document$ && document.querySelector('.search-extra') !== null")
    page.wait_for_timeout(300)
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert page.evaluate("window.hacked") is None
    assert watch.faults == []


@pytest.mark.parametrize(
    "stored", [HOSTILE, "{", f'"{HOSTILE}"', '{"index":"length"}', '{"index":9,"color":{"<b>":1}}', "[]"]
)
def test_hostile_storage_stays_text(phone: BrowserContext, base_url: str, stored: str) -> None:
    page = phone.new_page()
    page.goto(base_url)
    page.evaluate(
        """text => {
      for (const key of ["__palette", "recent-searches"]) localStorage.setItem(__md_scope.pathname + "." + key, text)
    }""",
        stored,
    )
    watch = Watch(page, base_url)
    page.reload()
    page.locator("label.md-header__button[for=__search]").tap()
    wait_until(page, "window.document$ && document.querySelector('.search-extra') !== null")
    page.keyboard.type("vies")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("window.hacked") is None
    assert watch.faults == []
