"""What is done to the pages before they are published (studysite.publish) changes nothing that a reader sees."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from local_pages import serve
from playwright.sync_api import Browser, BrowserType, Page
from reader import SITE, start_scripts

Act = Callable[[Page], None]
WIDTHS = {"phone": 390, "tablet": 820, "desktop": 1280}
TOPIC = "dominio-1/underfitting-e-overfitting/"
BOARD = "servicos-aws/"


def topic(page: Page) -> None:
    """Leave the page as it opened."""


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def drawer(page: Page) -> None:
    page.emulate_media(media="screen")
    if page.locator("label.md-header__button[for=__drawer]").is_visible():
        page.locator("label.md-header__button[for=__drawer]").click()
        page.locator(".md-nav--primary").wait_for()


def lightbox(page: Page) -> None:
    page.keyboard.press("Escape")
    if page.locator("#__drawer").is_checked():
        page.locator(".md-overlay").click(position={"x": 380, "y": 400})
    page.locator("a.glightbox:visible").first.click()
    page.locator(".gslide.current.loaded img").wait_for()


def search(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator(".glightbox-container").wait_for(state="detached")
    if page.locator("label.md-header__button[for=__search]").is_visible():
        page.locator("label.md-header__button[for=__search]").click()
    page.locator("input.md-search__input").click()
    page.keyboard.type("temperatura")
    page.locator(".md-search-result__item p mark").nth(1).wait_for()  # the texts come after the names


SCENES: dict[str, list[Act]] = {TOPIC: [topic, on_paper, drawer, lightbox, search], BOARD: [topic]}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as MkDocs and the theme write it."""
    site = tmp_path_factory.mktemp("before")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=SITE.parent, env={**os.environ, "PUBLISH": ""}, check=True)
    return site


@pytest.fixture(scope="module")
def browser_before(
    before: Path, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], browser: Browser
) -> Iterator[Browser]:
    """A browser that finds the site of `before` at the published address."""
    with serve(before) as local:
        own = [arg for arg in browser_type_launch_args["args"] if not arg.startswith("--host-resolver-rules")]
        other = browser_type.launch(**{**browser_type_launch_args, "args": [*own, *local.browser_args]})
        yield other
        other.close()


def pictures(
    browser: Browser, url: str, acts: list[Callable[[Page], None]], width: int, scheme: Any
) -> Iterator[bytes]:
    """The screen after each of `acts`, when everything that moves has come to rest."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, ignore_https_errors=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url)
    start_scripts(page)
    for act in acts:
        act(page)
        page.mouse.move(0, 0)
        page.wait_for_timeout(300)
        yield page.screenshot(animations="disabled", caret="hide")
    context.close()


def difference(blank: Page, one: bytes, other: bytes) -> int:
    """How many pixels of two pictures of one size differ so that an eye could see it."""
    return blank.evaluate(
        """async pictures => {
      const [one, other] = await Promise.all(pictures.map(async picture => {
        const image = new Image()
        image.src = "data:image/png;base64," + picture
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")
        canvas.drawImage(image, 0, 0)
        return canvas.getImageData(0, 0, image.width, image.height).data
      }))
      let count = 0
      for (let i = 0; i < one.length; i += 4)
        if ([0, 1, 2].some(channel => Math.abs(one[i + channel] - other[i + channel]) > 16)) count++
      return count
    }""",
        [base64.b64encode(picture).decode() for picture in (one, other)],
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_the_published_pages_look_the_same(
    browser: Browser, browser_before: Browser, base_url: str, tmp_path: Path, width: int, scheme: str
) -> None:
    blank = browser.new_page()
    for address, acts in SCENES.items():
        both = (pictures(b, base_url + address, acts, width, scheme) for b in (browser_before, browser))
        for act, was, is_now in zip(acts, *both, strict=True):
            if was != is_now and (count := difference(blank, was, is_now)):
                (tmp_path / "before.png").write_bytes(was)
                (tmp_path / "after.png").write_bytes(is_now)
                pytest.fail(f"{act.__name__}: {count} pixels differ, see before.png and after.png in {tmp_path}")
    blank.close()
