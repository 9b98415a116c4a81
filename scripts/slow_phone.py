"""A modest phone on a slow line, for the benches; and how to wait on a page whose policy forbids eval()."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "ignore_https_errors": True,
    "locale": "pt-BR",
}
# Lighthouse's slow 4G: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4  # times, the processor


def slow(page: Page, line: bool = True) -> None:
    """Throttle the processor of a page, and its line."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if line:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """Until a JavaScript expression is true. Playwright's own way needs eval()."""
    for _ in range(int(seconds * 50)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never came true: {expression}")
