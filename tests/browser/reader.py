"""How the browser tests open pages, and what they watch while a page is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request
from slow_phone import wait_until

SITE = Path(__file__).resolve().parents[2] / "site"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}


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

    def __init__(self, page: Page, home: str) -> None:
        self.faults: list[str] = []
        self.home = home
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "registration blocked by Playwright" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.faults.append(f"request: {request.url}")


def is_phone(page: Page) -> bool:
    return page.viewport_size == SIZES["phone"]


def open_page(context: BrowserContext, url: str) -> Page:
    """Open `url`, and do what starts the scripts: most tests are about what comes then."""
    page = context.new_page()
    page.goto(url)
    start_scripts(page)
    return page


def start_scripts(page: Page) -> None:
    """Move the pointer, as a reader does, and wait until all scripts have run."""
    page.mouse.move(5, 5)
    wait_until(page, "window.document$ && document.querySelector('.search-extra') !== null")
    wait_until(page, "!document.querySelector('a.glightbox') || typeof lightbox !== 'undefined'")
