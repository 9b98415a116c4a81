"""Measure what a reader waits for, beside plain Material and beside the floor, in one run: `make bench`.

The floor is the article of the same page as bare HTML with 1 kB of styles and no script: nothing can be faster. "Plain"
is Material without what is ours (scripts/bench.py). All three are served in the same way, compressed, to a
phone on a slow line with a slow processor. Rounds are interleaved and medians compared: read the ratios, not the
milliseconds.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import bench
from browser import launch
from local_pages import LocalPages, serve
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from slow_phone import PHONE, slow

ROOT = Path(__file__).resolve().parent.parent
SITES = ("floor", "plain", "ours")
TOPIC = "dominio-3/peft/"
FLOOR_STYLES = """body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:44rem;padding:1rem}
a{color:#0a6480}h1,h2,h3{line-height:1.25}img{max-width:100%;height:auto}table{border-collapse:collapse}
.table-scroll{overflow-x:auto}td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left}.headerlink{display:none}
.admonition{border-left:.25rem solid #0a6480;padding:.1rem 1rem}
@media(prefers-color-scheme:dark){html{color-scheme:dark}}"""

# Brings the last link of the article to another page into sight, and marks it.
SHOW_LINK = """() => {
  const link = [...document.querySelectorAll("article :is(p, li) a:not(.headerlink, .glightbox)")].findLast(
    ({ origin, pathname, hash }) => origin === location.origin && pathname !== location.pathname && !hash)
  link.dataset.next = ""
  link.scrollIntoView({ block: "center" })
}"""
# Notes what the browser paints and how long it is busy, from the very start of a page.
WATCH = """
window.seen = { lcp: 0, cls: 0, tasks: [] }
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true })
watch("largest-contentful-paint", entry => { seen.lcp = entry.startTime })
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.cls += entry.value })
watch("longtask", entry => seen.tasks.push([entry.startTime, entry.duration]))
"""
PAINTS = """() => {
  const fcp = performance.getEntriesByName("first-contentful-paint")[0].startTime
  const blocks = ({ renderBlockingStatus }) => renderBlockingStatus === "blocking"
  const waited = performance.getEntriesByType("resource").filter(blocks)
  const needed = [...performance.getEntriesByType("navigation"), ...waited]
  return {
    "first paint, ms": fcp,
    "largest paint, ms": seen.lcp,
    "layout shift": seen.cls,
    "blocked after the first paint, ms": seen.tasks.reduce((sum, [start, length]) =>
      start + length > fcp ? sum + Math.max(0, length - 50) : sum, 0),
    "before the first paint, kB": needed.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
  }
}"""
# Calls back when another heading than the one of now has been painted.
NEXT_HEADING = """() => {
  const old = document.querySelector("h1").textContent
  addEventListener("click", ({ timeStamp }) => {
    const tapped = performance.timeOrigin + timeStamp
    const look = () => {
      const heading = document.querySelector("h1")
      if (heading.textContent === old) return requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => { window.shown = performance.timeOrigin + performance.now() - tapped }
      requestAnimationFrame(() => port2.postMessage(0))
    }
    sessionStorage.setItem("tapped", tapped)
    look()
  }, { capture: true, once: true })
}"""


def floor(plain: Path, target: Path) -> None:
    """Write the site `plain` again as bare HTML: its articles and images, nothing else."""
    shutil.copytree(plain, target, ignore=shutil.ignore_patterns("*.html", "*.js", "*.css", "*.json", "*.gz", "*.map"))
    for page in plain.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        article = re.search(r"<article[^>]*>(.*?)</article>", html, re.DOTALL)
        title = re.search(r"<title>.*?</title>", html, re.DOTALL)
        if article and title:
            file = target / page.relative_to(plain)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">'
                f'<meta name="viewport" content="width=device-width,initial-scale=1">{title[0]}'
                f"<style>{FLOOR_STYLES}</style></head><body><article>{article[1]}</article></body></html>",
                encoding="utf-8",
            )


class Reader:
    """A phone on a slow line that reads one of the sites."""

    def __init__(self, playwright: Playwright, local: LocalPages) -> None:
        self.local = local
        self.browser = launch(playwright, local.browser_args)

    @contextmanager
    def visit(self, workers: bool = False) -> Iterator[tuple[BrowserContext, Page]]:
        """A first visit to the topic page, in a fresh profile."""
        allowed: Any = "allow" if workers else "block"
        context = self.browser.new_context(**PHONE, service_workers=allowed)
        page = context.new_page()
        slow(page)
        page.add_init_script(WATCH)
        page.goto(self.local.home + TOPIC)
        quiet(page)
        yield context, page
        context.close()


def quiet(page: Page) -> None:
    """Wait until nothing has been loading for half a second."""
    page.wait_for_load_state("networkidle")


def first_view(reader: Reader) -> dict[str, float]:
    """The first visit: paints, and what comes until the search is ready. The page has no figure."""
    reader.local.asked.clear()
    with reader.visit() as (_, page):
        figures: dict[str, float] = page.evaluate(PAINTS)
        page.mouse.move(9, 9)
        page.wait_for_timeout(2500)
        quiet(page)
        named = {path + "index.html" if path.endswith("/") or not path else path for path in reader.local.asked}
        files = [reader.local.folder / path for path in named]
        sizes = [len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file()]
        return {**figures, "first view with search, kB": sum(sizes) / 1000}


def second_page(reader: Reader) -> dict[str, float]:
    """From the tap on a link that has just come into sight until the heading of its page is painted."""
    with reader.visit() as (_, page):
        page.evaluate(SHOW_LINK)
        page.wait_for_timeout(1000)
        page.evaluate(NEXT_HEADING)
        page.locator("[data-next]").tap(no_wait_after=True)
        for _ in range(500):
            page.wait_for_timeout(20)
            try:
                shown = page.evaluate(
                    """() => window.shown ?? (performance.timeOrigin > +sessionStorage.getItem("tapped") &&
                    performance.getEntriesByName("first-contentful-paint").map(({ startTime }) =>
                      performance.timeOrigin + startTime - sessionStorage.getItem("tapped"))[0])"""
                )
            except Exception:  # between two pages there is nothing to ask
                continue
            if shown:
                return {"tap → heading of a new page, ms": shown}
        raise RuntimeError("the second page never came")


def another_day(reader: Reader) -> dict[str, float]:
    """The first paint when everything in the browser's cache has expired, and the requests before it."""
    reader.local.max_age = 0
    with reader.visit(workers=True) as (context, page):
        page.mouse.move(9, 9)
        page.wait_for_timeout(4000)
        quiet(page)
        page.close()
        reader.local.asked.clear()
        page = context.new_page()
        slow(page)
        page.add_init_script(WATCH)
        page.goto(reader.local.home + TOPIC)
        asked = [*reader.local.asked]
        figures = page.evaluate(PAINTS)
        reader.local.max_age = 600
        return {"another day: first paint, ms": figures["first paint, ms"], "another day: requests": len(asked)}


MEASURES: list[Callable[[Reader], dict[str, float]]] = [first_view, second_page, another_day]
# What is asked: ours over the floor, or ours at most.
RATIOS = {
    "first paint, ms": 1.25,
    "largest paint, ms": 1.3,
    "tap → heading of a new page, ms": 0.6,
    "another day: first paint, ms": 0.85,
}
LIMITS = {
    "layout shift": 0,
    "blocked after the first paint, ms": 50,
    "before the first paint, kB": 20,
    "first view with search, kB": 70,
}


def main(rounds: int) -> int:
    """Print the table. Returns the exit status: 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        bench.replicate(folder / "built", 1)
        for variant in bench.VARIANTS:
            bench.build(folder / "built", variant)
        sites = {"floor": folder / "floor", **{name: folder / "built" / f"site-{name}" for name in bench.VARIANTS}}
        floor(sites["plain"], sites["floor"])
        playwright = stack.enter_context(sync_playwright())
        readers = {name: Reader(playwright, stack.enter_context(serve(site))) for name, site in sites.items()}
        found: dict[str, dict[str, list[float]]] = {name: {} for name in SITES}
        for number in range(rounds):
            for name in SITES if number % 2 else reversed(SITES):
                for measure in MEASURES:
                    for what, value in measure(readers[name]).items():
                        found[name].setdefault(what, []).append(value)
        for reader in readers.values():
            reader.browser.close()
    missed = False
    print(f"{TOPIC}, {rounds} rounds\n{'':38}" + "".join(f"{name:>9}" for name in SITES) + f"{'ratio':>8}  asked")
    for what in found["ours"]:
        values = {name: statistics.median(found[name][what]) for name in SITES}
        ratio = values["ours"] / values["floor"] if values["floor"] else 0.0
        asked = f"ratio {RATIOS[what]}" if what in RATIOS else f"{LIMITS[what]}" if what in LIMITS else ""
        missed |= ratio > RATIOS.get(what, ratio) or values["ours"] > LIMITS.get(what, values["ours"])
        print(f"{what:38}" + "".join(f"{values[name]:9.1f}" for name in SITES) + f"{ratio:8.2f}  {asked}")
    return int(missed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    sys.exit(main(parser.parse_args().rounds))
