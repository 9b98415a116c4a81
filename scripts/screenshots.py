"""Take pictures of the pages that matter, in both sizes and palettes, into build/screenshots: `make screenshots`.

For people to look at after a change of style or a release of the theme. Names: page-size-palette.png
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from browser import launch
from local_pages import serve
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "build" / "screenshots"
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}


def nothing(page: Page) -> None:
    """Leave the page as it opened."""


def open_menu(page: Page) -> None:
    """Open the drawer where there is one."""
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.locator("label.md-header__button[for=__drawer]").click()


def search(page: Page) -> None:
    """Open the search with a query in it."""
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.locator("label.md-header__button[for=__search]").click()
    page.locator("input.md-search__input").click()
    page.keyboard.type("temperatura", delay=20)
    page.locator(".md-search-result__item").first.wait_for()


def zoom(page: Page) -> None:
    """Open the first figure large."""
    page.locator("a.glightbox:visible").first.click()
    page.locator(".gslide.current img").wait_for()


def print_out(page: Page) -> None:
    """Show the page as it is printed, on A4 between the margins that site.css sets."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 711, "height": 1039})


SCENES: dict[str, tuple[str, Callable[[Page], None], bool]] = {
    "home": ("", nothing, True),
    "topic": ("dominio-1/underfitting-e-overfitting/", nothing, True),
    "formula": ("dominio-3/bleu/", nothing, True),
    "table": ("dominio-1/tipos-de-inferencia/", nothing, True),
    "status": ("servicos-aws/sagemaker-governanca/", nothing, True),
    "figure": ("dominio-1/underfitting-e-overfitting/", zoom, False),
    "search": ("", search, False),
    "menu": ("dominio-3/rag/", open_menu, False),
    "glossary": ("glossario/", nothing, False),
    "services": ("servicos-aws/", nothing, False),
    "map": ("mapa-da-prova/", nothing, False),
    "comparison": ("nao-confunda/#acuracia-precisao-revocacao-f1", nothing, False),
    "revision": ("revisao/", nothing, False),
    "revision-printed": ("revisao/", print_out, True),
    "errata": ("errata/", nothing, False),
    "not-found": ("nao-existe/", nothing, False),
}


def main(names: list[str]) -> int:
    """Take the scenes in `names`, or all. Returns the exit status: 2 if there is no such scene, or no site."""
    unknown = sorted(set(names).difference(SCENES))
    if unknown:
        print(f"There is no scene {', '.join(unknown)}; there are {', '.join(SCENES)}.", file=sys.stderr)
        return 2
    if not (ROOT / "site" / "sitemap.xml").is_file():
        print("There is no site/: run `make build` first.", file=sys.stderr)
        return 2
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with serve(ROOT / "site") as local, sync_playwright() as playwright:
        browser = launch(playwright, local.browser_args)
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                    ignore_https_errors=True,
                    has_touch=size == "phone",
                    is_mobile=size == "phone",
                )
                for name in names or SCENES:
                    address, prepare, whole = SCENES[name]
                    page = context.new_page()
                    page.goto(local.home + address, wait_until="networkidle")
                    prepare(page)
                    page.wait_for_timeout(400)
                    page.screenshot(path=OUTPUT / f"{name}-{size}-{scheme}.png", full_page=whole)
                    page.close()
                context.close()
    print(f"Pictures are in {OUTPUT.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
