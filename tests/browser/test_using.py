"""What a reader does with the site, on a phone and on a desktop."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, BrowserContext, Route, expect
from reader import Watch, context_options, is_phone, open_page, start_scripts, wait_until

FIGURE_PAGE = "dominio-1/underfitting-e-overfitting/"
ABBREVIATION_PAGE = "dominio-3/rag/"


def test_the_menu_leads_to_a_page(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    if is_phone(page):
        page.locator("label.md-header__button[for=__drawer]").tap()
        page.locator(".md-nav--primary a.md-nav__link", has_text="1. IA e ML").tap()
        expect(page.locator("h1")).to_contain_text("Domínio 1")
        page.locator("label.md-header__button[for=__drawer]").tap()
        page.locator(".md-nav--primary label.md-nav__link", has_text="Treino e ajuste").first.tap()
        page.locator(".md-nav--primary a.md-nav__link", has_text="Underfitting e overfitting").first.tap()
    else:
        page.locator(".md-tabs__link", has_text="1. IA e ML").click()
        expect(page.locator("h1")).to_contain_text("Domínio 1")
        page.locator(".md-nav--primary label.md-nav__link", has_text="Treino e ajuste").first.click()
        page.locator(".md-nav--primary a.md-nav__link", has_text="Underfitting e overfitting").first.click()
    expect(page.locator("h1")).to_contain_text("Underfitting e overfitting")
    expect(page).to_have_url(base_url + FIGURE_PAGE)


def test_the_dark_palette_is_kept(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for=__palette_1]:visible").click()
    page.locator("label[for=__palette_2]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(base_url + FIGURE_PAGE)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_a_figure_opens_large_and_closes(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url + FIGURE_PAGE)
    link = page.locator("a.glightbox:visible").first
    link.scroll_into_view_if_needed()
    link.click()
    zoomed = page.locator(".gslide.current img")
    expect(zoomed).to_be_visible()
    width = zoomed.evaluate("image => image.getBoundingClientRect().width")
    assert width >= 0.8 * min(page.viewport_size["width"], 640)
    assert page.locator(".glightbox-container button").evaluate_all("all => all.map(button => button.ariaLabel)") == [
        *("Fechar", "Figura anterior", "Próxima figura")
    ]
    page.keyboard.press("Escape")
    expect(page.locator(".glightbox-container")).to_have_count(0)
    expect(page).to_have_url(base_url + FIGURE_PAGE)


def test_the_figure_of_the_palette_is_shown(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url + FIGURE_PAGE)
    light = page.locator("article img[src$='#only-light']").first
    dark = page.locator("article img[src$='#only-dark']").first
    expect(light).to_be_visible()
    expect(dark).to_be_hidden()
    page.locator("label[for=__palette_1]:visible").click()
    page.locator("label[for=__palette_2]:visible").click()
    expect(light).to_be_hidden()
    expect(dark).to_be_visible()


def test_an_abbreviation_explains_itself_by_keyboard(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url + ABBREVIATION_PAGE)
    abbreviation = page.locator("article abbr").first
    abbreviation.focus()
    expect(page.locator(".md-tooltip2__inner", has_text=re.compile("[a-z]{3}"))).to_be_visible()


def test_an_abbreviation_explains_itself_by_tap(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + ABBREVIATION_PAGE)
    page.locator("article abbr").first.tap()
    expect(page.locator(".md-tooltip2__inner", has_text=re.compile("[a-z]{3}"))).to_be_visible()


def test_a_wrong_address_is_answered_with_ways_out(sized: BrowserContext, base_url: str) -> None:
    page = sized.new_page()
    answer = page.goto(base_url + "dominio-1/nao/existe/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Página não encontrada")
    page.get_by_role("link", name=re.compile("^Glossário:")).click()
    expect(page).to_have_url(base_url + "glossario/")
    expect(page.locator("h1")).to_contain_text("Glossário")


def test_back_returns_without_a_reload(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url + FIGURE_PAGE)
    page.evaluate("window.sameDocument = true")
    page.locator("#veja-tambem + ul a").first.click()
    expect(page.locator("h1")).not_to_contain_text("Underfitting e overfitting")
    assert page.evaluate("window.sameDocument") is True, "instant navigation did not take the click"
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Underfitting e overfitting")
    assert page.evaluate("window.sameDocument") is True


def test_figures_still_open_after_instant_navigation(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FIGURE_PAGE)
    watch = Watch(page, base_url)
    page.locator("#veja-tambem + ul a").first.click()
    expect(page.locator("h1")).not_to_contain_text("Underfitting e overfitting")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Underfitting e overfitting")
    page.locator("a.glightbox:visible").first.click()
    expect(page.locator(".gslide.current img")).to_be_visible()
    assert watch.faults == []


def test_every_page_can_be_edited_and_reported(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FIGURE_PAGE)
    edit = page.get_by_role("link", name="Editar esta página").get_attribute("href")
    report = page.get_by_role("link", name="Relatar erro nesta página").get_attribute("href")
    assert edit is not None
    assert report is not None
    assert edit.endswith("/edit/main/docs/dominio-1/underfitting-e-overfitting.md")
    assert "/issues/new?template=erro.yml&" in report
    assert "pagina=https%3A//" in report
    assert "underfitting-e-overfitting" in report


def test_a_page_reviewed_long_ago_says_so(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FIGURE_PAGE)
    reviewed = page.locator(".page-foot time").get_attribute("datetime")
    expect(page.locator(".review-age")).to_have_count(0)
    page.clock.set_fixed_time(f"{int(str(reviewed)[:4]) + 1}-12-31")
    page.reload()
    start_scripts(page)
    expect(page.locator(".review-age")).to_contain_text("Esta página foi revisada há")


def test_the_board_filters_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("phone"), java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + "servicos-aws/")
    services = page.locator(".board-service:visible")
    everything = services.count()
    page.get_by_label("Descontinuado").check()
    discontinued = services.count()
    assert 0 < discontinued < everything
    expect(page.locator(".board-service[data-status=open]").first).to_be_hidden()
    page.get_by_label("3", exact=True).check()
    assert services.count() < discontinued
    context.close()


def test_the_revision_is_read_in_15_minutes_and_printed_on_4_pages(browser: Browser, base_url: str) -> None:
    """238 words a minute: Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047."""
    context = browser.new_context(**context_options("desktop"))
    page = context.new_page()
    page.goto(base_url + "revisao/")
    words = len(page.locator("article").inner_text().split())
    assert 2000 < words <= 15 * 238
    printed = page.pdf(prefer_css_page_size=True)
    context.close()
    assert int(re.findall(rb"/Count (\d+)", printed)[0]) <= 4


def test_a_printed_page_has_its_address_and_no_menu(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + FIGURE_PAGE)
    page.emulate_media(media="print")
    expect(page.locator(".page-foot .print-only")).to_have_text(base_url + FIGURE_PAGE)
    expect(page.locator(".page-foot time")).to_be_visible()
    for part in (".md-header", ".md-footer", ".md-sidebar--primary", ".md-path"):
        expect(page.locator(part).first).to_be_hidden()


def test_the_article_of_a_fetched_page_is_shown_before_the_rest(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url + ABBREVIATION_PAGE)
    link = page.locator("article p a[href*='chunking/']:not([href*='#'])").first
    link.scroll_into_view_if_needed()
    asked: list[Route] = []

    def answer(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:  # what the theme asks for itself has to wait
            route.continue_()

    page.route("**/chunking/", answer)
    with page.expect_event("requestfinished", lambda request: request.url.endswith("chunking/")):
        link.dispatch_event("pointerdown")
    page.wait_for_timeout(300)  # the theme notes the place a moment after the reader has stopped
    before = page.evaluate("scrollY")
    assert before > 0
    link.click()
    expect(page.locator("h1")).to_contain_text("Chunking")
    assert page.evaluate("scrollY") == 0
    expect(page).not_to_have_title(re.compile("Chunking"))
    assert len(asked) == 2
    page.wait_for_timeout(600)  # the theme names the section that is read in the address
    asked[1].continue_()
    expect(page).to_have_title(re.compile("Chunking"))
    expect(page).to_have_url(base_url + "dominio-2/chunking/")
    expect(page.locator("h1")).to_contain_text("Chunking")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("RAG")
    wait_until(page, f"Math.abs(scrollY - {before}) < 3")
