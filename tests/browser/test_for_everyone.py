"""The site under a thumb, a keyboard, a magnifier, other colours, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from local_pages import LocalPages
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader import SITE, context_options, open_page, wait_until

FIGURE_PAGE = "dominio-1/underfitting-e-overfitting/"
FORMULA_PAGE = "dominio-3/bleu/"
TABLE_PAGE = "dominio-1/tipos-de-inferencia/"
TOPIC = "dominio-3/rag/"
NARROW = {"viewport": {"width": 320, "height": 568}}
# One page of each kind.
KINDS = {
    "home": "",
    "domain": "dominio-3/",
    "topic": TOPIC,
    "topic with figures": FIGURE_PAGE,
    "topic with formulas": FORMULA_PAGE,
    "topic with tables": TABLE_PAGE,
    "service": "servicos-aws/sagemaker-governanca/",
    "services": "servicos-aws/",
    "glossary": "glossario/",
    "map": "mapa-da-prova/",
    "comparisons": "nao-confunda/",
    "errata": "errata/",
    "about": "sobre/",
    "not found": "nao-existe/",
}
# What stands in a line of text is as high as the line (WCAG 2.5.8 says so too), and a box inside a label is the label.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, summary, label[for], [role=button]")]
  .filter(e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .filter(e => getComputedStyle(e).display !== "inline")
  .filter(e => !e.closest("label:not([for])") && !(e.tagName === "LABEL" && e.closest(".site-search")))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.width && box.right > 0 && box.left < innerWidth && Math.min(box.width, box.height) < 43.9)
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)}: ${box.width.toFixed()} x ${box.height.toFixed()}`)"""


def bar(page: Page, name: str) -> Any:
    return page.locator(".bar > *, .bar summary", has_text=re.compile(rf"^\s*{name}\s*$"))


def moved(page: Page) -> list[str]:
    """What has changed its place since the page was opened, without being asked to."""
    found: list[str] = page.evaluate(
        """() => new Promise(resolve => {
      const found = []
      const name = ({ node, previousRect, currentRect }) =>
        `${node?.outerHTML?.slice(0, 90)}: ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`
      new PerformanceObserver(list => { for (const e of list.getEntries()) found.push(...e.sources.map(name)) })
        .observe({ type: "layout-shift", buffered: true })
      setTimeout(() => resolve(found), 200)
    })"""
    )
    return found


# One thumb


def test_the_bar_leads_to_the_neighbours_the_sections_and_the_top(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + TOPIC)
    following = page.locator("link[rel=next]").get_attribute("href")
    bar(page, "Seções").tap()
    section = page.locator(".bar li a", has_text="Na prova")
    expect(section).to_be_visible()
    section.tap()
    expect(page.locator("h2#na-prova")).to_be_in_viewport()
    expect(section).to_be_hidden()
    wait_until(page, "!document.body.hasAttribute('data-md-scrolllock')")
    bar(page, "Topo").tap()
    wait_until(page, "scrollY === 0")
    bar(page, "Próximo").tap()
    expect(page.locator("h1")).not_to_contain_text("RAG (")
    assert following is not None
    assert page.url.endswith(following.removeprefix(".."))
    bar(page, "Anterior").tap()
    expect(page.locator("h1")).to_contain_text("RAG (")


def test_the_bar_opens_the_search_with_the_keyboard_ready(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + TOPIC)
    bar(page, "Buscar").tap()
    expect(page.locator("input.md-search__input")).to_be_focused()
    page.keyboard.type("temperatura")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_be_visible()
    assert on_top(page, page.locator(".md-search__output")), "the bar lies over the search"


def test_a_touch_elsewhere_and_escape_close_the_sections(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + TOPIC)
    sections = page.locator(".bar ul")
    bar(page, "Seções").tap()
    expect(sections).to_be_visible()
    page.touchscreen.tap(195, 100)
    expect(sections).to_be_hidden()
    bar(page, "Seções").tap()
    page.keyboard.press("Escape")
    expect(sections).to_be_hidden()
    expect(page.locator(".bar summary")).to_be_focused()


def on_top(page: Page, element: Any) -> bool:
    """Whether the lowest visible point of an element is its own."""
    return element.evaluate(
        """element => {
      const box = element.getBoundingClientRect()
      const hit = document.elementFromPoint(box.left + box.width / 2, Math.min(box.bottom, innerHeight) - 3)
      return element.contains(hit)
    }"""
    )


def test_the_bar_covers_nothing(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FIGURE_PAGE)
    page.locator("a.glightbox:visible").first.tap()
    page.locator(".gslide.current img").wait_for()
    assert on_top(page, page.locator(".glightbox-container"))
    page.keyboard.press("Escape")
    expect(page.locator(".glightbox-container")).to_have_count(0)
    page.locator("label.md-header__button[for=__drawer]").tap()
    page.locator(".md-overlay").wait_for()
    assert on_top(page, page.locator(".md-overlay"))
    page.touchscreen.tap(380, 400)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(".md-copyright")
    expect(last).to_be_in_viewport()
    assert last.bounding_box()["y"] + last.bounding_box()["height"] <= page.locator(".bar").bounding_box()["y"]


def test_a_tooltip_is_read_above_the_bar(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + TOPIC)
    word = page.locator("article abbr").first
    word.evaluate("word => scrollBy(0, word.getBoundingClientRect().bottom - innerHeight + 70)")
    word.tap()
    tooltip = page.locator(".md-tooltip2--active .md-tooltip2__inner")
    expect(tooltip).to_be_visible()
    wait_until(page, "!document.getAnimations().length")
    box = tooltip.bounding_box()
    assert box["y"] + box["height"] <= page.locator(".bar").bounding_box()["y"]


def test_nothing_moves_while_a_page_is_read(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    page.goto(base_url + TOPIC)
    page.mouse.move(5, 5)
    page.mouse.wheel(0, 900)
    wait_until(page, "document.querySelector('.search-extra') !== null && !document.getAnimations().length")
    assert moved(page) == []
    expect(page.locator(".bar")).to_be_in_viewport()


def test_nothing_moves_while_a_page_arrives_tag_by_tag(phone: BrowserContext, base_url: str, pages: LocalPages) -> None:
    html = (SITE / TOPIC / "index.html").read_text(encoding="utf-8")
    cuts = r'(?=<header)|(?=<div class="?md-container)|(?=<nav [^>]*class="?bar)'
    head, header, menu_and_text, bar_and_rest = re.split(cuts, html)
    tags = [re.findall(r"<[^<]*", part) for part in (header, bar_and_rest)]
    pages.pieces[TOPIC] = [head, *tags[0], menu_and_text, *tags[1]]
    page = phone.new_page()
    page.goto(base_url + TOPIC)
    pages.pieces.clear()
    assert moved(page) == []


def test_the_header_makes_room_for_who_reads_on(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + TOPIC)
    header = page.locator(".md-header")
    for _ in range(8):
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(30)
    expect(header).not_to_be_in_viewport()
    for _ in range(4):
        page.mouse.wheel(0, -100)
        page.wait_for_timeout(30)
    expect(header).to_be_in_viewport()


def test_a_wide_screen_has_no_bar(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("desktop"))
    page = open_page(context, base_url + TOPIC)
    expect(page.locator(".bar")).to_be_hidden()
    context.close()


# Targets


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_a_thumb_finds_44_px(phone: BrowserContext, base_url: str, address: str) -> None:
    page = open_page(phone, base_url + address)
    assert page.evaluate(SMALL_TARGETS) == []


def test_a_thumb_finds_44_px_in_all_that_opens(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FIGURE_PAGE)
    rest = "!document.getAnimations().length"
    bar(page, "Seções").tap()
    assert page.evaluate(SMALL_TARGETS) == []
    bar(page, "Seções").tap()
    page.locator("label.md-header__button[for=__drawer]").tap()
    wait_until(page, rest)
    assert page.evaluate(SMALL_TARGETS) == []
    page.touchscreen.tap(380, 400)
    bar(page, "Buscar").tap()
    page.keyboard.type("overfittin")
    page.locator(".md-search-result__item").first.wait_for()
    wait_until(page, rest)
    assert page.evaluate(SMALL_TARGETS) == []
    page.locator(".md-search__form > label").tap()
    page.locator("a.glightbox:visible").first.tap()
    page.locator(".gslide.current img").wait_for()
    wait_until(page, rest)
    assert page.evaluate(SMALL_TARGETS) == []


# Keyboard

FOCUSED = """() => {
  const element = document.activeElement
  const label = element.matches(".md-toggle, .md-option") && document.querySelector(`header label[for=${element.id}]`)
  const shown = label && element.matches(".md-option") ? element.nextElementSibling : label || element
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown)
  return {
    name: element.ariaLabel || element.textContent.trim(),
    seen: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    html: element.outerHTML.slice(0, 120),
  }
}"""


def stops(page: Page, count: int) -> list[dict[str, Any]]:
    """Where the next so many presses of the Tab key lead."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        wait_until(page, "!document.getAnimations().length")
        found.append(page.evaluate(FOCUSED))
    return found


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_the_focus_is_always_seen(browser: Browser, base_url: str, width: int) -> None:
    """640 px: a screen of 1280 px at 200 %."""
    context = browser.new_context(**context_options("desktop") | {"viewport": {"width": width, "height": 640}})
    page = open_page(context, base_url + TOPIC)
    found = stops(page, 45)
    assert [stop["html"] for stop in found if not stop["seen"]] == []
    assert [stop["html"] for stop in found if not stop["outlined"]] == []
    context.close()


def test_the_first_stop_skips_to_the_text(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("desktop"))
    page = open_page(context, base_url + TOPIC)
    assert [stop["name"] for stop in stops(page, 1)] == ["Pular para conteúdo"]
    page.keyboard.press("Enter")
    wait_until(page, "location.hash && document.activeElement === document.body")
    [after] = stops(page, 1)
    assert page.evaluate("!!document.activeElement.closest('article')"), after
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_narrow_screen_opens_by_keyboard(browser: Browser, base_url: str, scripts: bool) -> None:
    context = browser.new_context(**context_options("desktop") | NARROW, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(base_url + TOPIC)
    page.get_by_role("checkbox", name="Menu").focus()
    page.keyboard.press("Space")
    expect(page.locator(".md-nav--primary a", has_text="Bancos vetoriais")).to_be_in_viewport()
    context.close()


def test_the_search_of_a_narrow_screen_opens_by_keyboard(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("desktop") | NARROW)
    page = open_page(context, base_url + TOPIC)
    page.get_by_role("checkbox", name="Busca").focus()
    page.keyboard.press("Space")
    expect(page.locator("input.md-search__input")).to_be_focused()
    page.keyboard.type("temperatura")
    expect(page.locator(".md-search-result__item a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("input.md-search__input")).to_be_hidden()
    context.close()


def test_a_wide_table_scrolls_inside_itself_by_keyboard_and_says_so(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("phone") | NARROW)
    page = open_page(context, base_url + TABLE_PAGE)
    table = page.get_by_role("region", name=re.compile("^Tabela: Tipo, Entrada"))
    hidden = "e => e.scrollWidth - e.clientWidth"
    assert table.evaluate(hidden) > 0
    assert "gradient" in table.evaluate("e => getComputedStyle(e).backgroundImage")
    assert table.locator("table").evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    table.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.activeElement.scrollLeft > 0")
    context.close()


# Words


def test_formulas_and_english_words_are_spoken_right(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FORMULA_PAGE)
    formulas = page.locator("math")
    assert formulas.count() > 0
    assert all(formula.get_attribute("alttext") for formula in formulas.all())
    page.goto(base_url + TOPIC)
    expect(page.locator("em[lang=en]", has_text="company documents").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "pt-BR")


# Magnified, spaced, still, in other colours

SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACING += " p { margin-bottom: 2em !important }"
CUT = """() => [...document.querySelectorAll("article *, .bar *, .md-footer__title *")]
  .filter(e => e.checkVisibility() && e.textContent.trim() && getComputedStyle(e).overflow !== "visible")
  .filter(e => !e.closest(".table-scroll, .formula, [tabindex], .md-ellipsis, .bar ul, .print-only, svg, math"))
  .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  .map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_wider_spacing_of_text_loses_nothing(browser: Browser, base_url: str, address: str) -> None:
    """WCAG 1.4.12, on the smallest screen."""
    context = browser.new_context(**context_options("phone") | NARROW)
    page = open_page(context, base_url + address)
    page.evaluate(
        "css => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))", SPACING
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["viewport"]["width"]
    assert page.evaluate(CUT) == []
    context.close()


def test_who_wants_no_motion_sees_none(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("phone"), reduced_motion="reduce")
    page = open_page(context, base_url + TOPIC)
    page.locator("label.md-header__button[for=__drawer]").tap()
    assert page.evaluate("document.getAnimations().filter(a => a.effect.getTiming().duration > 1).length") == 0
    context.close()


def test_forced_colours_leave_what_can_be_used_visible(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("phone"), forced_colors="active")
    page = open_page(context, base_url + "servicos-aws/")
    chosen, other = page.locator(".board-filter label").nth(0), page.locator(".board-filter label").nth(1)
    looks = "e => getComputedStyle(e).borderColor + getComputedStyle(e).fontWeight"
    assert chosen.evaluate(looks) != other.evaluate(looks)
    expect(chosen.locator("input")).to_be_visible()
    assert page.locator(".bar").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["outlined"]
    context.close()


# Without scripts


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**context_options("phone"), java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_the_text_is_all_there(scriptless: Page, base_url: str) -> None:
    scriptless.goto(base_url + FIGURE_PAGE)
    expect(scriptless.locator("article h2", has_text="Na prova")).to_be_visible()
    expect(scriptless.locator("article table").first).to_be_visible()
    scriptless.goto(base_url + FORMULA_PAGE)
    expect(scriptless.locator("math").first).to_be_visible()
    scriptless.goto(base_url + "glossario/")
    assert len(re.findall(r"\w+", scriptless.locator("article").inner_text())) > 2000


def test_without_scripts_a_figure_opens_as_an_image(scriptless: Page, base_url: str) -> None:
    scriptless.goto(base_url + FIGURE_PAGE)
    figure = scriptless.locator("article img[src$='#only-light']").first
    expect(figure).to_be_visible()
    expect(scriptless.locator("article img[src$='#only-dark']").first).to_be_hidden()
    figure.tap()
    expect(scriptless).to_have_url(re.compile(r"\.svg"))


def test_without_scripts_the_menu_and_the_bar_lead_on(scriptless: Page, base_url: str) -> None:
    scriptless.goto(base_url + TOPIC)
    assert scriptless.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    scriptless.locator("label.md-header__button[for=__drawer]").tap()
    entry = scriptless.locator(".md-nav--primary a", has_text="Bancos vetoriais")
    expect(entry).to_be_in_viewport()
    entry.tap()
    expect(scriptless.locator("h1")).to_contain_text("Bancos vetoriais")
    bar(scriptless, "Anterior").tap()
    expect(scriptless.locator("h1")).to_contain_text("RAG")
    bar(scriptless, "Seções").tap()
    scriptless.locator(".bar li a", has_text="Na prova").tap()
    expect(scriptless.locator("h2#na-prova")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["", "nao-existe", TOPIC])
def test_without_scripts_no_search_is_offered(scriptless: Page, base_url: str, address: str) -> None:
    scriptless.goto(base_url + address)
    expect(scriptless.locator("h1")).to_be_visible()
    for search in scriptless.locator("[for=__search], form, input.md-search__input").all():
        expect(search).to_be_hidden()


# Print


def test_a_page_prints_its_light_figures_and_neither_bar_nor_header(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("phone", "dark"))
    page = open_page(context, base_url + FIGURE_PAGE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    expect(page.locator("article img[src$='#only-light']").first).to_be_visible()
    expect(page.locator("article img[src$='#only-dark']").first).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".page-foot .print-only")).to_have_text(base_url + FIGURE_PAGE)
    expect(page.locator(".page-foot time")).to_be_visible()
    context.close()
