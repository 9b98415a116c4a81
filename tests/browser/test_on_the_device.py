"""The site on the reader's device: the service worker, its control, its updates, and what is stored besides."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from local_pages import LocalPages
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Response, expect
from reader import SITE, Watch, context_options, wait_until
from studysite import data, offline, packs
from test_every_page import WCAG, every_address

FIGURE_PAGE = "dominio-1/underfitting-e-overfitting/"
TOPIC = "dominio-3/rag/"
SCRIPT = "assets/javascripts/search-worker.js"
SMALL = {FIGURE_PAGE, "dominio-1/", TOPIC, "glossario/", "servicos-aws/", "sobre/"}
METERED = '({ saveData: false, type: "cellular", effectiveType: "4g" })'
FULL = 'Object.assign(new Error("full"), { name: "QuotaExceededError" })'
OTHER_SITE = "/other/offline-1"

Publish = Callable[..., Path]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a few of its pages: most tests need no more."""
    folder = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(SITE, folder, ignore=_left_out)
    write_worker(folder)
    return folder


def _left_out(folder: str, names: list[str]) -> list[str]:
    """The other pages, and their figures."""
    path = Path(folder).relative_to(SITE).as_posix() + "/"
    pages = ["index.html"] if path not in {"./", *SMALL} else []
    shown = {page.removesuffix("/") + ".assets" for page in SMALL}
    return pages + [name for name in names if name.endswith(".assets") and path + name not in shown]


def write_worker(folder: Path, changes: dict[str, str] | None = None) -> None:
    """The worker for the site in `folder`, with changes to its own text."""
    loaded, _ = data.load(SITE.parent)
    assert loaded
    offline.write(folder, loaded.guide, date(2026, 1, 2))
    _change(folder / "sw.js", changes or {})


def _change(file: Path, changes: dict[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def local(pages: LocalPages, small: Path) -> Iterator[LocalPages]:
    """The server with the small site, which a test may leave in any state."""
    pages.folder = small
    pages.asked.clear()
    yield pages
    pages.folder, pages.down, pages.broken = SITE, False, set()


@pytest.fixture
def whole(local: LocalPages) -> LocalPages:
    """The server with the site as it is deployed."""
    local.folder = SITE
    return local


@pytest.fixture
def reader(browser: Browser, local: LocalPages) -> Iterator[BrowserContext]:
    context = browser.new_context(**context_options("phone") | {"service_workers": "allow"})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def publish(local: LocalPages, small: Path, tmp_path: Path) -> Publish:
    """Publishes a copy of the small site, in which `new` pages and scripts say so. `worker` are changes to sw.js."""
    count = iter(range(10))

    def publish(new: Iterable[str] = (), worker: dict[str, str] | None = None) -> Path:
        folder = Path(shutil.copytree(small, tmp_path / str(next(count))))
        for name in new:
            text = (folder / name).read_text(encoding="utf-8")
            changed = text.replace("</h1>", " NOVO</h1>") if name.endswith("html") else text + "/* NOVO */"
            (folder / name).write_text(changed, encoding="utf-8")
        write_worker(folder, worker)
        local.folder = folder
        return folder

    return publish


def metered(**changes: str) -> dict[str, str]:
    return {"= navigator.connection": f"= {METERED}"} | changes


NEW = {"index.html", TOPIC + "index.html", SCRIPT}


def visit(page: Page, address: str) -> Response | None:
    """Open a page, and do what starts its scripts."""
    answer = page.goto(address)
    page.keyboard.press("Shift")
    return answer


def control(page: Page) -> Locator:
    return page.locator("[data-offline]")


def wait_until_ready(page: Page) -> None:
    page.keyboard.press("Shift")
    expect(control(page).get_by_role("status")).to_contain_text("Pronto para ler sem conexão", timeout=20_000)


def download_all(reader: BrowserContext, base_url: str, address: str = "") -> Page:
    """Open the site as a reader whose connection costs nothing, and wait until all of it is on the device."""
    page = reader.new_page()
    visit(page, base_url + address)
    wait_until_ready(page)
    return page


def caches_of(page: Page) -> list[str]:
    return page.evaluate("caches.keys()")


def stop_workers(page: Page) -> None:
    """What the browser does with a worker that has been idle for a while."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def look_for_update(page: Page) -> None:
    """What the browser does by itself at the next visit."""
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).catch(() => {})")


def update_while_away(page: Page, site: str) -> None:
    """Leave the site, so that none of its pages is open, and wait until a new worker has taken the place of the old."""
    session = page.context.new_cdp_session(page)
    states: dict[int, str] = {}  # of each worker by its number: the lowest is the old one
    session.on(
        "ServiceWorker.workerVersionUpdated",
        lambda news: states.update((int(worker["versionId"]), worker["status"]) for worker in news["versions"]),
    )
    session.send("ServiceWorker.enable")
    page.goto("about:blank")
    session.send("ServiceWorker.updateRegistration", {"scopeURL": site})
    for _ in range(500):
        page.wait_for_timeout(20)
        if states and states[min(states)] == "redundant" and set(states.values()) <= {"activated", "redundant"}:
            return session.detach()
    raise AssertionError(f"no worker took over: {states}")


def script_of(page: Page) -> str:
    return page.evaluate(f"fetch(new URL('{SCRIPT}', __md_scope)).then(answer => answer.text())")


def notice(page: Page) -> Locator:
    return page.locator("aside.update")


# Reading without a connection


def test_everything_is_there_without_a_connection(reader: BrowserContext, whole: LocalPages, base_url: str) -> None:
    page = download_all(reader, base_url)
    in_sight = set(page.locator("article a:visible").evaluate_all("links => links.map(link => link.pathname)"))
    asked = {urlsplit(base_url + address).path for address in whole.asked if address.endswith("/")}
    assert asked <= in_sight, "pages come in packs, but those that prefetch.js fetches"
    whole.down = True
    found = page.evaluate(
        """async addresses => {
          const found = {}, data = ["search_index", "names", "texts"].map(name => `search/${name}.json`)
          const parts = new Set([...data, "sitemap.xml"])
          const get = async address => {
            const answer = await fetch(address, { cache: "no-store" }).catch(() => Response.error())
            const body = await answer.arrayBuffer()
            const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body))
            const path = new URL(address, location).pathname.slice(__md_scope.pathname.length)
            found[path] = answer.ok && [...hash].map(byte => byte.toString(16).padStart(2, "0")).join("")
            return new TextDecoder().decode(body)
          }
          for (const address of addresses) {
            const page = new DOMParser().parseFromString(await get(address), "text/html")
            const { first, figures } = JSON.parse(page.getElementById("later").textContent)
            for (const script of [...first, ...figures]) parts.add(script)
            const base = new URL(address, location)
            for (const part of page.querySelectorAll("img, a.glightbox, link[rel~=icon], link[rel=manifest]"))
              parts.add(new URL((part.getAttribute("src") ?? part.getAttribute("href")).split("#")[0], base).href)
          }
          for (const part of parts) await get(part)
          return found
        }""",
        every_address(),
    )
    published = {path: SITE / (path + "index.html" * (path == "" or path.endswith("/"))) for path in found}
    assert set(every_address()) < set(found)
    assert found == {path: hashlib.sha256(file.read_bytes()).hexdigest() for path, file in published.items()}


def test_search_links_and_wrong_addresses_work_without_a_connection(
    reader: BrowserContext, whole: LocalPages, base_url: str
) -> None:
    page = download_all(reader, base_url, FIGURE_PAGE)
    watch = Watch(page, base_url)
    whole.down = True
    stop_workers(page)
    visit(page, base_url + "?q=temperatura")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    visit(page, base_url + TOPIC.rstrip("/") + "?h=rag#na-prova")  # without its slash
    expect(page).to_have_url(base_url + TOPIC + "?h=rag#na-prova")
    page.evaluate("window.sameDocument = true")
    page.locator("#veja-tambem + ul a").first.click()
    expect(page).not_to_have_url(re.compile(TOPIC))
    assert page.evaluate("window.sameDocument") is True, "instant navigation did not take the click"
    assert watch.faults == []
    answer = visit(page, base_url + "dominio-1/nao/existe/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Página não encontrada")


def test_another_day_paints_before_it_asks_for_anything(
    reader: BrowserContext, local: LocalPages, base_url: str
) -> None:
    download_all(reader, base_url, TOPIC).close()
    local.asked.clear()
    page = reader.new_page()
    page.goto(base_url + TOPIC)
    wait_until(page, "performance.getEntriesByName('first-contentful-paint').length")
    assert local.asked == []


# What loads unasked


def test_a_metered_connection_downloads_only_what_is_read(
    reader: BrowserContext, local: LocalPages, publish: Publish, base_url: str
) -> None:
    publish(worker=metered())
    page = reader.new_page()
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {METERED} }})")
    visit(page, base_url + FIGURE_PAGE)
    button = control(page).get_by_role("button", name=re.compile(r"^Baixar para estudar offline \(\d,\d MB\)$"))
    expect(button).to_be_visible()
    asked = {address for address in local.asked if address.endswith("/")} - {"", FIGURE_PAGE}
    assert asked == set(), "pages were loaded that nobody opened"
    assert not [address for address in local.asked if address.startswith(("offline/", "search/index"))]

    local.down = True
    visit(page, base_url + FIGURE_PAGE)
    expect(page.locator("h1")).to_contain_text("Underfitting")
    page.locator("article img:visible").first.scroll_into_view_if_needed()
    assert (
        page.locator("article img:visible").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    )
    answer = visit(page, base_url + TOPIC)
    assert answer is not None
    assert answer.status == 503
    expect(page.locator("h1")).to_have_text("Sem conexão")


def test_a_download_that_breaks_off_is_continued(
    reader: BrowserContext, local: LocalPages, publish: Publish, base_url: str
) -> None:
    publish(worker=metered())
    page = reader.new_page()
    visit(page, base_url)
    local.broken = {"offline/pages.json"}
    control(page).get_by_role("button", name="Baixar para estudar offline").click()
    expect(control(page).get_by_role("status")).to_have_text("O download parou. O que chegou está guardado.")
    local.broken = set()
    control(page).get_by_role("button", name=re.compile("Continuar o download")).click()
    wait_until_ready(page)


def test_a_download_whose_worker_was_ended_can_be_continued(
    reader: BrowserContext, publish: Publish, base_url: str
) -> None:
    publish(worker=metered(**{"const download = async () => {": "const download = async () => { return // "}))
    page = reader.new_page()
    page.clock.install()
    visit(page, base_url)
    control(page).get_by_role("button", name="Baixar para estudar offline").click()
    expect(control(page).get_by_role("status")).to_have_text(re.compile("^Baixando"))
    page.clock.fast_forward("01:01")
    expect(control(page).get_by_role("button")).to_have_text(re.compile("^Continuar o download"))


def test_a_stored_size_that_is_none_is_passed_by(reader: BrowserContext, base_url: str) -> None:
    page = reader.new_page()
    page.add_init_script(f"localStorage.setItem(new URL('{base_url}').pathname + '.offline-removed', '1e999')")
    visit(page, base_url)
    wait_until_ready(page)


# Updates


def test_an_update_is_offered_and_applied_on_a_tap(
    reader: BrowserContext, local: LocalPages, publish: Publish, base_url: str
) -> None:
    page = download_all(reader, base_url)
    page.evaluate(f"caches.open('{OTHER_SITE}')")
    other_tab = download_all(reader, base_url, TOPIC)
    other_tab.evaluate("window.sameDocument = true")
    publish(NEW)
    local.asked.clear()
    look_for_update(page)
    expect(notice(page)).to_contain_text("Há uma versão nova do site.")
    expect(notice(other_tab)).to_be_visible()
    shown, bar = notice(other_tab).bounding_box(), other_tab.locator(".bar").bounding_box()
    assert shown["y"] + shown["height"] < bar["y"], "the notice stands above the bar of the phone"
    assert set(local.asked) == {"sw.js", packs.LOOSE, SCRIPT}, "an update loads what changed, nothing else"

    page.reload()
    page.keyboard.press("Shift")
    expect(page.locator("h1")).not_to_contain_text("NOVO")
    loads = []
    page.on("load", lambda _: loads.append(1))
    notice(page).get_by_role("button", name="Atualizar").click()
    expect(page.locator("h1")).to_contain_text("NOVO")
    assert "NOVO" in script_of(page)
    expect(other_tab.locator("h1")).to_contain_text("NOVO")
    wait_until_ready(page)
    assert len(loads) == 1
    assert len(caches_of(page)) == 2
    assert OTHER_SITE in caches_of(page)
    expect(notice(page)).to_have_count(0)
    expect(notice(other_tab)).to_have_count(0)


def test_a_change_of_the_styles_is_loaded_once_for_all_pages(
    reader: BrowserContext, local: LocalPages, publish: Publish, base_url: str
) -> None:
    page = download_all(reader, base_url)
    folder = publish()
    for file in folder.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        file.write_text(html.replace("</style>", "h1{letter-spacing:3px!important}</style>", 1), encoding="utf-8")
    write_worker(folder)
    local.asked.clear()
    look_for_update(page)
    notice(page).get_by_role("button", name="Atualizar").click()
    expect(page.locator("h1")).to_have_css("letter-spacing", "3px")
    assert {"sw.js", packs.SHARED} == set(local.asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_scripts_add_has_no_accessibility_fault(
    browser: Browser, publish: Publish, base_url: str, scheme: str
) -> None:
    context = browser.new_context(**context_options("phone", scheme) | {"service_workers": "allow"})
    page = download_all(context, base_url, "sobre/")
    publish(NEW)
    look_for_update(page)
    expect(notice(page)).to_be_visible()
    expect(page.locator("[data-stored] button")).to_be_visible()
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    context.close()
    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found] == []


def test_a_dismissed_update_comes_when_the_site_was_closed(
    reader: BrowserContext, publish: Publish, base_url: str
) -> None:
    page = download_all(reader, base_url)
    publish(NEW)
    look_for_update(page)
    notice(page).get_by_role("button", name="Agora não").click()
    page.reload()
    page.keyboard.press("Shift")
    expect(page.locator("h1")).not_to_contain_text("NOVO")
    expect(notice(page)).to_have_count(0)
    update_while_away(page, base_url)
    visit(page, base_url)
    expect(page.locator("h1")).to_contain_text("NOVO")


@pytest.mark.parametrize("fault", ["network", "stale file", "storage"])
def test_an_update_that_breaks_half_way_leaves_all_old(
    reader: BrowserContext, local: LocalPages, small: Path, publish: Publish, base_url: str, fault: str
) -> None:
    page = download_all(reader, base_url)
    full = {"await cache.put(path, file)": f"if (path.endsWith('/rag/')) throw {FULL}; await cache.put(path, file)"}
    folder = publish(NEW, full if fault == "storage" else None)
    if fault == "network":
        local.broken = {packs.LOOSE}
    if fault == "stale file":  # a host that publishes file by file
        shutil.copy(small / packs.LOOSE, folder / packs.LOOSE)
    look_for_update(page)
    wait_until(page, "navigator.serviceWorker.getRegistration().then(found => !found.installing)")
    visit(page, base_url + TOPIC)
    expect(page.locator("h1")).not_to_contain_text("NOVO")
    visit(page, base_url)
    expect(page.locator("h1")).not_to_contain_text("NOVO")
    assert "NOVO" not in script_of(page)
    wait_until_ready(page)
    expect(notice(page)).to_have_count(0)
    assert (len(caches_of(page)) == 1) == (fault == "storage"), "what is of no use takes no room"

    local.broken = set()
    publish(NEW)
    look_for_update(page)
    notice(page).get_by_role("button", name="Atualizar").click()
    expect(page.locator("h1")).to_contain_text("NOVO")


@pytest.mark.parametrize("connection", ["stays", "breaks"])
def test_a_tab_closed_during_an_update_leaves_all_old_or_all_new(
    reader: BrowserContext, local: LocalPages, publish: Publish, base_url: str, connection: str
) -> None:
    page = download_all(reader, base_url)
    put = "await cache.put(path, file)"
    publish(NEW, {put: f"await new Promise(go => setTimeout(go, 500)); {put}"})
    look_for_update(page)
    wait_until(page, "navigator.serviceWorker.getRegistration().then(found => !!found.installing)")
    page.close()
    local.down = connection == "breaks"

    page = reader.new_page()
    new = set()
    for address in (base_url, base_url + TOPIC):
        visit(page, address)
        new |= {"NOVO" in page.locator("h1").inner_text(), "NOVO" in script_of(page)}
    assert len(new) == 1

    local.down = False
    look_for_update(page)
    notice(page).get_by_role("button", name="Atualizar").click()
    expect(page.locator("h1")).to_contain_text("NOVO")


def test_a_large_update_waits_for_a_tap_on_a_metered_connection(
    reader: BrowserContext, local: LocalPages, publish: Publish, base_url: str
) -> None:
    large = {"glossario/index.html", "servicos-aws/index.html"}
    page = download_all(reader, base_url)
    publish(NEW | large, worker=metered(**{"const SMALL = 200_000": "const SMALL = 20_000"}))
    local.asked.clear()
    look_for_update(page)
    expect(notice(page)).to_contain_text(re.compile(r"Há uma versão nova do site \(0,\d MB\)\."))
    assert set(local.asked) == {"sw.js"}
    notice(page).get_by_role("button", name="Atualizar").click()
    expect(page.locator("h1")).to_contain_text("NOVO")
    wait_until_ready(page)


def test_a_page_of_a_newer_version_brings_its_own_parts(
    reader: BrowserContext, publish: Publish, base_url: str
) -> None:
    publish(worker=metered())
    page = reader.new_page()
    visit(page, base_url)
    expect(control(page).get_by_role("button")).to_be_visible()
    # The new worker never comes through, so that the old one meets the new pages.
    folder = publish(
        NEW, worker=metered(**{"const install = async () => {": "const install = async () => { throw new Error()"})
    )
    assert folder
    visit(page, base_url + TOPIC)
    expect(page.locator("h1")).to_contain_text("NOVO")
    stop_workers(page)
    assert "NOVO" in script_of(page), "the worker remembers which tab shows a newer page"
    visit(page, base_url)
    expect(page.locator("h1")).not_to_contain_text("NOVO")
    assert "NOVO" not in script_of(page)
    wait_until(page, "window.document$")
    page.evaluate("window.sameDocument = true")
    page.locator(f"article a[href$='{TOPIC}']").first.click()
    expect(page.locator("h1")).to_contain_text("NOVO")
    assert page.evaluate("window.sameDocument") is None, "a new page was put into an old one"
    assert "NOVO" in script_of(page)


# Installing


def test_the_site_can_be_installed(reader: BrowserContext, whole: LocalPages, base_url: str) -> None:
    page = download_all(reader, base_url)
    session = reader.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    of_tests = {"in-incognito", "not-from-secure-origin"}  # a fresh context, and a certificate that nobody signed
    assert {error["errorId"] for error in found} <= of_tests
    statuses = page.evaluate(
        """async () => {
          const address = new URL(document.querySelector("link[rel=manifest]").href)
          const { icons, shortcuts } = await (await fetch(address)).json()
          const wanted = [...icons.map(icon => icon.src), ...shortcuts.map(shortcut => shortcut.url)]
          return Promise.all(wanted.map(async path => (await fetch(new URL(path, address))).status))
        }"""
    )
    assert statuses == [200] * 6
    visit(page, base_url + "?q=")  # the shortcut to the search
    expect(page.get_by_role("textbox", name="Buscar")).to_be_focused()


# What can fail


@pytest.mark.parametrize("stub", ["CacheStorage.prototype.open", "Cache.prototype.put"])
def test_the_site_works_where_storage_is_refused(
    reader: BrowserContext, publish: Publish, base_url: str, stub: str
) -> None:
    publish(worker={'"use strict"': f'"use strict"; {stub} = async () => {{ throw {FULL} }}'})
    page = reader.new_page()
    visit(page, base_url)
    expect(control(page).get_by_role("status")).to_contain_text(
        "O navegador não deixou guardar o site. O resto funciona."
    )
    visit(page, base_url + TOPIC)
    expect(page.locator("h1")).to_contain_text("RAG")


def test_a_full_storage_is_told_when_the_download_meets_it(
    reader: BrowserContext, publish: Publish, base_url: str
) -> None:
    full = {"await cache.put(path, file)": f"if (path.endsWith('/rag/')) throw {FULL}; await cache.put(path, file)"}
    publish(worker=full)
    page = reader.new_page()
    visit(page, base_url)
    expect(control(page).get_by_role("status")).to_contain_text("Falta espaço no aparelho")
    visit(page, base_url + TOPIC)
    expect(page.locator("h1")).to_contain_text("RAG")


def test_the_network_answers_when_the_cache_fails(reader: BrowserContext, publish: Publish, base_url: str) -> None:
    publish(
        worker={"const answer = async (event, url) => {": "const answer = async (event, url) => { throw new Error()"}
    )
    page = download_all(reader, base_url)
    visit(page, base_url + TOPIC)
    expect(page.locator("h1")).to_contain_text("RAG")


def test_a_browser_without_workers_is_told_and_served(reader: BrowserContext, base_url: str) -> None:
    page = reader.new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    visit(page, base_url + TOPIC)
    expect(control(page).get_by_role("status")).to_have_text(
        "Este navegador não guarda o site no aparelho. O resto funciona."
    )
    expect(control(page).get_by_role("button")).to_have_count(0)


def test_switched_off_the_site_leaves_the_device(reader: BrowserContext, publish: Publish, base_url: str) -> None:
    page = download_all(reader, base_url)
    page.evaluate(f"caches.open('{OTHER_SITE}')")
    folder = publish()
    home = folder / "index.html"
    html, count = re.subn('<meta name="?offline"?[^>]*>', "", home.read_text(encoding="utf-8"))
    assert count == 1
    home.write_text(html, encoding="utf-8")
    shutil.copy(offline.TEMPLATES / "sw-off.js", folder / "sw.js")
    update_while_away(page, base_url)
    visit(page, base_url)
    wait_until(page, "navigator.serviceWorker.getRegistration().then(found => !found)")
    wait_until(page, "window.document$")
    expect(control(page).get_by_role("button")).to_have_count(0)
    assert caches_of(page) == [OTHER_SITE]


def test_a_storage_that_hangs_is_passed_by(reader: BrowserContext, publish: Publish, base_url: str) -> None:
    hang = "if (url.pathname.endsWith('/rag/')) Cache.prototype.match = () => new Promise(() => {})"
    line = "const answer = async (event, url) => {"
    publish(worker={line: f"{line} {hang}", "PATIENCE = 4000": "PATIENCE = 10"})
    page = download_all(reader, base_url)
    page.goto(base_url + TOPIC)
    expect(page.locator("h1")).to_contain_text("RAG")


def test_a_broken_worker_is_replaced_by_the_next(reader: BrowserContext, publish: Publish, base_url: str) -> None:
    broken = {"respondWith(answer(event, url).catch(() => fetch(event.request)))": "respondWith(Response.error())"}
    publish(worker=broken)
    page = download_all(reader, base_url)
    with pytest.raises(Error):
        page.goto(base_url + TOPIC)
    publish(NEW)
    update_while_away(page, base_url)
    visit(page, base_url + TOPIC)
    expect(page.locator("h1")).to_contain_text("NOVO")


def test_without_any_storage_everything_else_works(reader: BrowserContext, base_url: str) -> None:
    page = reader.new_page()
    page.add_init_script(
        """delete Navigator.prototype.serviceWorker; delete window.caches
        for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } })"""
    )
    watch = Watch(page, base_url)
    visit(page, base_url + "?q=temperatura")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    visit(page, base_url + "sobre/")
    expect(page.locator("[data-stored]").get_by_role("status")).to_have_text("Nada está guardado agora.")
    page.locator(".md-header__button.md-logo").evaluate("logo => logo.click()")
    expect(page).to_have_url(base_url)
    assert watch.faults == []


# Removing


def test_the_reader_removes_the_site_and_it_stays_removed(
    reader: BrowserContext, local: LocalPages, base_url: str
) -> None:
    page = download_all(reader, base_url, TOPIC)
    page.evaluate(f"caches.open('{OTHER_SITE}')")
    control(page).get_by_role("button", name="Remover do aparelho").click()
    again = control(page).get_by_role("button", name=re.compile(r"^Baixar para estudar offline \(\d,\d MB\)$"))
    expect(again).to_be_visible()
    visit(page, base_url + FIGURE_PAGE)
    expect(again).to_be_visible()
    assert caches_of(page) == [OTHER_SITE]
    again.click()
    wait_until_ready(page)
    control(page).get_by_role("button", name="Remover do aparelho").click()
    page.evaluate("window.sameDocument = true")
    again.click()
    wait_until_ready(page)
    assert page.evaluate("window.sameDocument") is True, "a download is no update: nothing is loaded again"


def test_the_page_about_the_site_clears_what_is_stored(reader: BrowserContext, base_url: str) -> None:
    page = download_all(reader, base_url, TOPIC)
    page.mouse.wheel(0, 900)
    wait_until(page, "Object.keys(localStorage).some(key => key.endsWith('.last-place'))")
    page.evaluate("localStorage.setItem(__md_scope.pathname + '.recent-searches', '[\"rag\"]')")
    page.evaluate("sessionStorage.setItem(__md_scope.pathname + '.update-dismissed', '1')")
    page.evaluate("localStorage.setItem('/other/.x', '1')")
    page.evaluate(f"caches.open('{OTHER_SITE}')")
    visit(page, base_url + "sobre/")
    stored = page.locator("[data-stored]")
    names = ("o lugar onde você parou", "as buscas recentes", "a versão nova que você adiou")
    for name in (*names, "páginas para ler sem conexão"):
        expect(stored).to_contain_text(name)
    stored.get_by_role("button", name="Apagar tudo deste aparelho").click()
    expect(stored.get_by_role("status")).to_have_text("Tudo apagado. Nada está guardado agora.")
    assert page.evaluate("Object.keys(localStorage)") == ["/other/.x"]
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.includes('dismissed'))") == []
    assert caches_of(page) == [OTHER_SITE]
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False


# Where the reader stopped


def test_the_home_page_leads_back_to_where_the_reader_stopped(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    visit(page, base_url + TOPIC)
    wait_until(page, "window.document$")
    page.evaluate("document.getElementById('na-prova').scrollIntoView()")
    wait_until(page, "Object.values(localStorage).some(value => value.includes('na-prova'))")
    page.locator(".md-header__button.md-logo").evaluate("logo => logo.click()")  # instant navigation
    link = page.locator("[data-continue] a")
    expect(link).to_have_text(re.compile("^Continuar: .*RAG"))
    link.click()
    expect(page).to_have_url(base_url + TOPIC + "#na-prova")
    expect(page.locator("#na-prova")).to_be_in_viewport()


def test_the_offer_to_go_on_moves_nothing(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    stored = '{"path": "sobre/", "section": "fatos", "title": "Um título que não cabe numa linha de um telefone"}'
    page.add_init_script(f"localStorage.setItem(new URL('{base_url}').pathname + '.last-place', {stored!r})")
    page.goto(base_url)
    before = page.locator("#os-cinco-dominios").bounding_box()
    page.keyboard.press("Shift")
    expect(page.locator("[data-continue] a")).to_be_visible()
    assert page.locator("#os-cinco-dominios").bounding_box() == before


@pytest.mark.parametrize(
    "stored",
    [
        "not JSON",
        "null",
        '{"path": "https://example.com/", "section": "", "title": "Fora"}',
        '{"path": "//example.com/", "section": "", "title": "Fora"}',
        '{"path": "javascript:alert(1)", "section": "", "title": "Fora"}',
        '{"path": "../other/", "section": "", "title": "Fora"}',
        '{"path": "sobre/", "section": 1, "title": ["x"]}',
    ],
)
def test_a_stored_place_that_is_not_ours_is_not_offered(phone: BrowserContext, base_url: str, stored: str) -> None:
    if "../" in stored and urlsplit(base_url).path == "/":
        pytest.skip("at the root of a host, every address of the host is ours")
    page = phone.new_page()
    page.add_init_script(f"localStorage.setItem(new URL('{base_url}').pathname + '.last-place', {stored!r})")
    visit(page, base_url)
    wait_until(page, "window.document$")
    expect(page.locator("[data-continue]")).to_be_empty()


def test_a_stored_title_is_only_text(phone: BrowserContext, base_url: str) -> None:
    page = phone.new_page()
    stored = '{"path": "sobre/", "section": "fatos", "title": "<img src=x onerror=window.hit=1>"}'
    page.add_init_script(f"localStorage.setItem(new URL('{base_url}').pathname + '.last-place', {stored!r})")
    visit(page, base_url)
    expect(page.locator("[data-continue] a")).to_have_text("Continuar: <img src=x onerror=window.hit=1>")
    assert page.locator("[data-continue] img").count() == 0
