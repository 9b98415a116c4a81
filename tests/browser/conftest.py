"""A real Chromium on the built site, at the address where it will be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browser import NO_SANDBOX, system_browser
from local_pages import LocalPages, serve
from playwright.sync_api import Browser, BrowserContext
from reader import SITE, context_options


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
    return {**browser_type_launch_args, "args": [*args, *NO_SANDBOX], "executable_path": system_browser()}


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
