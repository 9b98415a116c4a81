"""A real Chromium on the built site, at the address where it will be published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import system_browser
from local_pages import LocalPages, serve
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

SITE = Path(__file__).resolve().parents[2] / "site"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def pages() -> Iterator[LocalPages]:
    if not (SITE / "index.html").exists():
        pytest.exit("There is no site/: run `make build` first.", 2)
    with serve(SITE) as local:
        yield local


@pytest.fixture(scope="session")
def base_url(pages: LocalPages) -> str:
    return pages.home


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], pages: LocalPages) -> dict[str, Any]:
    args = [*pages.browser_args, "--disable-background-networking", "--disable-component-update", "--disable-quic"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")
    found = {**browser_type_launch_args, "args": args}
    return {**found, "executable_path": system_browser()} if system_browser() else found


def context_options(size: str, scheme: str = "light") -> dict[str, Any]:
    """What makes a context a phone or a desktop, in the palette that the device prefers."""
    phone = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2} if size == "phone" else {}
    return {
        "viewport": SIZES[size],
        "color_scheme": scheme,
        "ignore_https_errors": True,
        "service_workers": "block",
        "locale": "pt-BR",
        **phone,
    }


class Watch:
    """What went wrong while a page was read: console errors, failed and foreign requests."""

    def __init__(self, page: Page, host: str) -> None:
        self.faults: list[str] = []
        self.host = host
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"https://{self.host}/", "data:", "blob:")):
            self.faults.append(f"request: {request.url}")


@pytest.fixture(params=["phone", "desktop"])
def sized(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A fresh context, once as a phone and once as a desktop."""
    context = browser.new_context(**context_options(request.param))
    yield context
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(**context_options("phone"))
    yield context
    context.close()


def is_phone(page: Page) -> bool:
    return page.viewport_size == SIZES["phone"]


def open_page(context: BrowserContext, url: str) -> Page:
    """Open `url` and wait until the theme's script has started."""
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("window.document$ !== undefined")
    return page
