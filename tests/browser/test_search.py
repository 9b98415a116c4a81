"""The search, as a reader meets it: the real box, on a phone and on a desktop."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bench_search import hits
from playwright.sync_api import BrowserContext, Page, Route, expect
from reader import Watch, is_phone, open_page, start_scripts, wait_until

BOX = "input.md-search__input"
RESULT = ".md-search-result__list > li"
LINK = ".md-search-result__link"
STATUS = ".md-search-result__meta[role=status]"
OFFER = ".search-extra"
TEXTS_CAME = f"[...document.querySelectorAll('{RESULT} p')].some(p => /\\p{{L}}/u.test(p.textContent))"


def open_search(page: Page) -> None:
    """Open the search as the reader does on this screen: one tap, and the box has the cursor."""
    if is_phone(page):
        page.locator("label.md-header__button[for=__search]").tap()
    else:
        page.locator(BOX).click()
    expect(page.locator(BOX)).to_be_focused()


def start_search(page: Page, query: str) -> None:
    open_search(page)
    page.keyboard.type(query, delay=20)


def first(page: Page, address: str) -> None:
    """The first result leads to `address`, and is there."""
    expect(page.locator(RESULT).first.locator(f"{LINK}[href*='{address}']").first).to_be_visible()


def hold(page: Page, part: str) -> Callable[[], None]:
    """Keep back a part of the index until the returned function is called."""
    held: list[Route] = []
    page.route(f"**/search/{part}.json", lambda route: held.append(route))

    def release() -> None:
        for route in held:
            route.continue_()

    return release


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("vies", "dominio-4/vies/"),
        ("VIÉS", "dominio-4/vies/"),
        ("overfiting", "dominio-1/underfitting-e-overfitting/"),
        ("undrefitting", "dominio-1/underfitting-e-overfitting/"),  # swapped neighbours
        ("poda", "dominio-3/pruning/"),
        ("fairness", "dominio-4/imparcialidade/"),
        ("PEFT", "dominio-3/peft/"),
        ("hiperp", "dominio-1/hiperparametros/"),
        ("finetuning", "dominio-3/fine-tuning/"),
        ("top k", "dominio-3/parametros-de-inferencia/"),
        ("knowledge bases for amazon bedrock", "servicos-aws/bedrock-knowledge-bases/"),
        ("como reduzir o tamanho do modelo", "dominio-3/otimizacao-de-modelos/"),
    ],
)
def test_the_right_page_is_first(sized: BrowserContext, base_url: str, query: str, address: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, query)
    first(page, address)


def test_the_judged_queries_find_what_they_should(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url)
    start_search(page, "viés")
    expect(page.locator(RESULT).first.locator("mark").first).to_be_visible()
    wait_until(page, TEXTS_CAME)
    found = hits(page)
    none = found.pop("none")
    assert none == (1, 1)
    assert sum(share for share, _ in found.values()) / len(found) >= 0.95, found
    assert sum(share for _, share in found.values()) / len(found) >= 0.985, found
    assert min(share for _, share in found.values()) >= 0.93, found


def test_every_key_is_answered_from_the_first_letter_on(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    open_search(page)
    lists = []
    for letter in "peft":
        page.keyboard.type(letter)
        expect(page.locator(RESULT).first).to_be_visible()
        page.wait_for_timeout(150)
        lists.append(page.locator(RESULT).all_inner_texts())
    assert lists[0] != lists[-1]
    first(page, "dominio-3/peft/")


def test_a_search_lands_on_the_section_with_the_words_marked(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "inferencia em lote")
    link = page.locator(f"{LINK}[href*='tipos-de-inferencia/'][href*='#lote']").first
    expect(link.locator("mark").first).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile(r"tipos-de-inferencia/(\?h=[^#]*)?#lote"))
    expect(page.locator("#lote")).to_be_in_viewport()
    marked = {text.lower() for text in page.locator("article mark").all_inner_texts()}
    assert {"inferência", "lote"} <= marked, marked


def test_a_search_lands_on_a_section_of_the_same_page(sized: BrowserContext, base_url: str) -> None:
    """Nothing has to load, so the theme still holds the page still when the section is reached."""
    page = open_page(sized, base_url + "dominio-1/epocas-e-early-stopping/")
    page.mouse.wheel(0, 300)
    start_search(page, "early stopping")
    page.locator(f"{LINK}[href*='#early-stopping']").first.click()
    expect(page.locator("#early-stopping")).to_be_in_viewport()


def test_the_search_goes_on_when_the_line_is_cut(sized: BrowserContext, base_url: str) -> None:
    """Before the service worker keeps anything: what the search has loaded is enough."""
    page = open_page(sized, base_url)
    start_search(page, "rouge")
    wait_until(page, TEXTS_CAME)
    sized.set_offline(True)
    page.locator(BOX).fill("peft")
    first(page, "dominio-3/peft/")


def test_the_teaser_is_cut_around_the_words(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "erros ao quadrado")
    teasers = page.locator(f"{RESULT} p")
    expect(teasers.first).to_be_visible()
    wait_until(page, f"document.querySelector('{RESULT} p mark') !== null")
    assert all(len(text) < 200 for text in teasers.all_inner_texts())


def test_results_are_grouped_by_page_with_a_few_sections_each(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "sagemaker")
    expect(page.locator(RESULT).first).to_be_visible()
    links = page.locator(RESULT).evaluate_all(
        "items => items.map(item => [...item.querySelectorAll('a')].map(a => new URL(a.href).pathname))"
    )
    pages = [group[0] for group in links]
    assert len(pages) == len(set(pages))
    assert all(len(set(group)) == 1 and len(group) <= 4 for group in links), links


def test_text_that_comes_without_keys_is_answered(sized: BrowserContext, base_url: str) -> None:
    """Pasted, dictated, or offered by the keyboard."""
    page = open_page(sized, base_url)
    open_search(page)
    page.keyboard.insert_text("quantização")
    first(page, "dominio-3/quantizacao/")


def test_nothing_found_says_so_and_offers_the_nearest_terms(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "xyzzy")
    expect(page.locator(STATUS)).to_have_text("Nenhum documento encontrado")
    expect(page.locator(RESULT)).to_have_count(0)
    page.get_by_role("link", name="Ver o glossário inteiro").click()
    expect(page).to_have_url(base_url + "glossario/")


def test_an_almost_name_is_offered(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "bexlu")
    expect(page.locator(OFFER)).to_contain_text("Você quis dizer")
    page.locator(f"{OFFER} a[href*='bleu']").first.click()
    expect(page).to_have_url(re.compile("bleu"))


def test_an_address_with_a_query_searches_and_can_be_shared(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url + "?q=temperatura")
    expect(page.locator(BOX)).to_have_value("temperatura")
    first(page, "dominio-3/parametros-de-inferencia/")
    share = page.locator("[data-md-component=search-share]")
    expect(share).to_have_attribute("href", re.compile(r"\?q=temperatura"))
    expect(share).to_have_attribute("aria-label", "Compartilhar")


def test_the_search_field_of_the_home_page_searches(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    page.get_by_label("O que você quer entender agora?").fill("temperatura")
    page.get_by_role("button", name="Procurar").click()
    expect(page).to_have_url(base_url + "?q=temperatura")
    first(page, "dominio-3/parametros-de-inferencia/")


def test_the_search_of_the_404_page_searches(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    page.goto(base_url + "nao-existe")
    page.get_by_label("Procure o assunto").fill("viés")
    page.get_by_role("button", name="Procurar").click()
    expect(page.locator(RESULT).first).to_be_visible()


def test_back_returns_to_the_page_that_was_read(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url + "sobre/")
    start_search(page, "destilação")
    first(page, "dominio-3/destilacao/")
    page.locator(LINK).first.click()
    expect(page).to_have_url(re.compile("destilacao"))
    page.go_back()
    expect(page).to_have_url(base_url + "sobre/")
    expect(page.locator(".md-content h1")).to_contain_text("Sobre")


@pytest.mark.parametrize("key", ["/", "s"])
def test_with_the_keyboard_only(sized: BrowserContext, base_url: str, key: str) -> None:
    if is_phone(sized.new_page()):
        pytest.skip("a phone has no keyboard that opens the search")
    page = open_page(sized, base_url)
    page.keyboard.press(key)
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).not_to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    page.evaluate("new Promise(done => setTimeout(done, 20))")  # the theme looks at the focus once a millisecond
    page.keyboard.press(key)
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.type("quantiz", delay=20)
    expect(page.locator(".md-search__suggest")).to_have_text("quantização")
    page.keyboard.press("ArrowRight")
    expect(page.locator(BOX)).to_have_value("quantização")
    first(page, "dominio-3/quantizacao/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("dominio-3/quantizacao/"))


def test_enter_opens_the_first_result(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "quantização")
    first(page, "dominio-3/quantizacao/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("dominio-3/quantizacao/"))


def test_the_number_of_results_is_announced_in_portuguese(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    open_search(page)
    expect(page.locator(STATUS)).to_have_text("Digite para iniciar a busca")
    expect(page.locator(BOX)).to_have_attribute("placeholder", "Buscar")
    page.keyboard.type("rouge", delay=20)
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ documentos? encontrados?$"))


def test_the_last_searches_are_offered_and_can_be_cleared(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "destilação")
    first(page, "dominio-3/destilacao/")
    page.locator(LINK).first.click()
    expect(page).to_have_url(re.compile("destilacao"))
    expect(page).to_have_title(re.compile("Destilação"))  # the theme has put the page in place, and closed the search
    expect(page.locator("#__search")).not_to_be_checked()
    open_search(page)
    page.locator(BOX).fill("")
    page.get_by_role("button", name="destilação", exact=True).click()
    expect(page.locator(BOX)).to_have_value("destilação")
    expect(page.locator(RESULT).first).to_be_visible()
    page.locator(BOX).fill("")
    clear = page.get_by_role("button", name="Apagar buscas recentes")
    box = clear.bounding_box()
    assert box
    assert box["height"] >= 44
    clear.click()
    expect(clear).to_have_count(0)
    assert page.evaluate("localStorage.getItem(__md_scope.pathname + '.recent-searches')") is None


@pytest.mark.parametrize("stored", ["{", '{"a":1}', '[1,null,"<img src=x onerror=alert(1)>"]'])
def test_stored_searches_may_be_anything(phone: BrowserContext, base_url: str, stored: str) -> None:
    page = open_page(phone, base_url)
    page.evaluate("stored => localStorage.setItem(__md_scope.pathname + '.recent-searches', stored)", stored)
    watch = Watch(page, base_url)
    open_search(page)
    page.keyboard.type("rouge")
    expect(page.locator(RESULT).first).to_be_visible()
    assert page.locator(f"{OFFER} img").count() == 0
    assert watch.faults == []


@pytest.mark.parametrize(
    "query",
    ["   ", "viés " * 2000, "🙂🤖", "<img src=x onerror=alert(1)>", "(.*)+[\\", "\u202eoverfitting\u0000"],
    ids=["empty", "long", "emoji", "html", "regex", "control"],
)
def test_a_bad_query_does_nothing_bad(sized: BrowserContext, base_url: str, query: str) -> None:
    page = open_page(sized, base_url)
    watch = Watch(page, base_url)
    open_search(page)
    page.locator(BOX).fill(query)
    page.wait_for_timeout(300)
    assert page.locator(".md-search-result img, .md-search__suggest img").count() == 0
    page.locator(BOX).fill("rouge")
    first(page, "dominio-3/rouge/")
    assert watch.faults == []


def test_the_index_waits_until_it_is_wanted(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base_url)))
    page.goto(base_url)
    assert not [path for path in asked if path.startswith("search/")]
    page.locator("label.md-header__button[for=__search]").tap()
    page.locator(BOX).fill("rouge")
    first(page, "dominio-3/rouge/")
    assert {"search/names.json", "search/texts.json"} <= set(asked)


def test_another_window_does_not_search_along(phone: BrowserContext, base_url: str) -> None:
    """Each window has a worker: those of the others would fetch and read the index on the same phone."""
    other = phone.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url.removeprefix(base_url)))
    other.goto(base_url)
    start_scripts(other)
    wait_until(other, "performance.getEntriesByType('resource').some(entry => entry.name.includes('search-worker.js'))")
    page = open_page(phone, base_url)
    start_search(page, "rouge")
    first(page, "dominio-3/rouge/")
    wait_until(page, TEXTS_CAME)
    other.wait_for_timeout(500)
    assert "search/texts.json" not in asked


def test_names_answer_before_the_texts_have_come(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    release = hold(page, "texts")
    start_search(page, "overfitting")
    first(page, "dominio-1/underfitting-e-overfitting/")
    before = page.locator(LINK).evaluate_all("links => links.map(a => a.pathname + a.hash)")
    second = page.locator(RESULT).nth(1).bounding_box()
    release()
    wait_until(page, TEXTS_CAME)
    after = page.locator(LINK).evaluate_all("links => links.map(a => a.pathname + a.hash)")
    assert after[0] == before[0]
    moved = page.locator(RESULT).nth(1).bounding_box()
    assert second
    assert moved
    assert abs(moved["y"] - second["y"]) < 60, "the list jumped"


def test_a_result_keeps_the_focus_when_the_list_is_drawn_again(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    release = hold(page, "texts")
    start_search(page, "overfitting")
    first(page, "dominio-1/underfitting-e-overfitting/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    release()
    wait_until(page, TEXTS_CAME)
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()


def test_a_result_stays_under_the_finger_that_is_down_on_it(phone: BrowserContext, base_url: str) -> None:
    page = open_page(phone, base_url)
    release = hold(page, "texts")
    start_search(page, "overfitting")
    first(page, "dominio-1/underfitting-e-overfitting/")
    link = page.locator(LINK).first
    link.evaluate("link => { window.under = link }")
    link.dispatch_event("pointerdown")
    with page.expect_event("requestfinished", lambda request: request.url.endswith("texts.json")):
        release()
    page.wait_for_timeout(1000)
    assert page.evaluate("under.isConnected")
    link.dispatch_event("pointercancel")  # the finger scrolled
    wait_until(page, TEXTS_CAME)


def test_the_list_goes_on_when_the_mouse_is_let_go_elsewhere(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    release = hold(page, "texts")
    start_search(page, "overfitting")
    page.locator(LINK).first.hover()
    page.mouse.down()
    with page.expect_event("requestfinished", lambda request: request.url.endswith("texts.json")):
        release()
    page.locator(STATUS).hover()
    page.mouse.up()
    wait_until(page, TEXTS_CAME)


def test_a_long_question_ends_before_the_buttons(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    start_search(page, "como reduzir o tamanho de um modelo muito grande")
    first(page, "dominio-3/")
    box = page.locator(BOX).bounding_box()
    end = (
        box["x"]
        + box["width"]
        - float(page.locator(BOX).evaluate("box => parseFloat(getComputedStyle(box).paddingRight)"))
    )
    assert end <= page.locator(".md-search__options a").bounding_box()["x"]


def test_nothing_is_not_found_before_the_texts_have_come(sized: BrowserContext, base_url: str) -> None:
    page = open_page(sized, base_url)
    release = hold(page, "texts")
    start_search(page, "rouge")
    first(page, "dominio-3/rouge/")
    page.locator(BOX).fill("xyzzy")
    page.wait_for_timeout(500)
    expect(page.locator(STATUS)).not_to_have_text("Nenhum documento encontrado")
    expect(page.locator(OFFER)).to_be_empty()
    release()
    expect(page.locator(STATUS)).to_have_text("Nenhum documento encontrado")


@pytest.mark.parametrize("part", ["names", "texts"])
def test_an_index_that_does_not_come_can_be_asked_for_again(sized: BrowserContext, base_url: str, part: str) -> None:
    page = open_page(sized, base_url)
    page.route(f"**/search/{part}.json", lambda route: route.abort())
    start_search(page, "xyzzy")
    expect(page.get_by_role("alert")).to_contain_text("A busca não carregou")
    expect(page.locator(STATUS)).not_to_have_text("Nenhum documento encontrado")
    page.unroute(f"**/search/{part}.json")
    page.get_by_role("dialog").get_by_role("button", name="Tentar de novo").click()
    expect(page.locator(STATUS)).to_have_text("Nenhum documento encontrado")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_worker_that_does_not_come_can_be_asked_for_again(sized: BrowserContext, base_url: str) -> None:
    page = sized.new_page()
    page.clock.install()
    page.route("**/search-worker.js", lambda route: route.abort())
    page.goto(base_url)
    open_search(page)
    wait_until(page, "document.querySelector('.search-extra') !== null")
    page.clock.run_for(10_000)
    expect(page.get_by_role("alert")).to_contain_text("A busca não carregou")
    page.locator(BOX).fill("rouge")
    page.unroute("**/search-worker.js")
    page.get_by_role("dialog").get_by_role("button", name="Tentar de novo").click()
    first(page, "dominio-3/rouge/")
