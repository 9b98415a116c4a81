"""What holds for every page of the site: it renders without a fault, fits a small screen, and calls nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext
from reader import SITE, Watch, context_options, start_scripts

SMALLEST = {"width": 320, "height": 568}
# One page of each kind, with what makes it special.
TEMPLATES = {
    "home": "",
    "domain": "dominio-1/",
    "topic with figures": "dominio-1/underfitting-e-overfitting/",
    "topic with formulas": "dominio-3/bleu/",
    "topic with tables": "dominio-1/tipos-de-inferencia/",
    "service with badges": "servicos-aws/sagemaker-governanca/",
    "services": "servicos-aws/",
    "glossary": "glossario/",
    "map": "mapa-da-prova/",
    "errata": "errata/",
    "about": "sobre/",
    "not found": "nao-existe/",
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def every_address() -> list[str]:
    """Every page of the built site, below its root."""
    if not SITE.exists():
        return []
    files = sorted(SITE.rglob("index.html"))
    return [str(Path(file).relative_to(SITE).as_posix()).removesuffix("index.html") for file in files]


@pytest.fixture(scope="module")
def small(browser: Browser) -> BrowserContext:
    options = context_options("phone") | {"viewport": SMALLEST, "device_scale_factor": 1}
    return browser.new_context(**options)


@pytest.mark.parametrize("address", every_address(), ids=lambda address: address or "home")
def test_a_page_renders_fits_and_calls_nobody(small: BrowserContext, base_url: str, address: str) -> None:
    page = small.new_page()
    watch = Watch(page, base_url)
    page.goto(base_url + address)
    start_scripts(page)  # what breaks the policy of the page is an error on its console
    page.wait_for_load_state("networkidle")
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    broken = page.evaluate(
        "[...document.images].filter(i => i.complete && i.currentSrc && !i.naturalWidth).map(i => i.src)"
    )
    page.close()
    assert watch.faults == []
    assert overflow <= 0, f"the page is {overflow} px wider than a screen of {SMALLEST['width']} px"
    assert broken == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_template_has_no_accessibility_fault(
    browser: Browser, base_url: str, address: str, size: str, scheme: str
) -> None:
    context = browser.new_context(**context_options(size, scheme))
    page = context.new_page()
    page.goto(base_url + address, wait_until="networkidle")
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    context.close()
    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found] == []


def test_without_scripts_the_text_is_all_there(browser: Browser, base_url: str) -> None:
    context = browser.new_context(**context_options("phone"), java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + "dominio-1/underfitting-e-overfitting/")
    assert page.locator("article h2", has_text="Na prova").is_visible()
    assert page.locator("article img[src$='#only-light']").first.is_visible()
    page.goto(base_url + "glossario/")
    assert len(re.findall(r"\w+", page.locator("article").inner_text())) > 2000
    context.close()
