"""What is done to the built site before it is published: smaller pages, a fast first paint, one strict policy.

Each step is a module of pure functions and a name in `extra.publish` of mkdocs.yml. Pages are read one at a time, so
that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studysite.publish import later, minify, policy, search, styles, tidy

Change = Callable[[str], str]
STEPS = ("search", "styles", "later", "minify", "policy", "tidy")


def steps(text: str | None) -> set[str]:
    """The steps in a comma-separated list. Raises ValueError if there is no such step."""
    wanted = {step.strip() for step in (text or "").split(",")} - {""}
    unknown = sorted(wanted.difference(STEPS))
    if unknown:
        raise ValueError(f"publish: no step {', '.join(unknown)}; there are {', '.join(STEPS)}")
    return wanted


def publish(site: Path, home: str, options: str | None) -> None:
    """Take the steps that `options` names on the site in the folder `site`, whose address is `home`.

    Raises ValueError, with one sentence, if the theme writes something else than the steps know.
    """
    wanted = steps(options)
    pages = sorted(site.rglob("*.html"))
    scripts = sorted((site / "assets" / "javascripts").glob("*.js"))
    changes: list[Change] = []
    late_styles: list[str] = []
    if "search" in wanted:
        search.split(site)
    if "styles" in wanted:
        sheets = styles.sheets((site / "index.html").read_text(encoding="utf-8"))
        apart = list(filter(styles.of_figures, sheets)) if "later" in wanted else []
        parts = styles.cut(site, [s for s in sheets if s not in apart], _texts(pages), _texts(scripts))
        paper = styles.write(site, "paper", parts.paper)
        late = styles.write(site, "later", parts.late) if "later" in wanted else ""
        late_styles = [late, *apart] if late else []
        changes.append(styles.inliner(sheets, parts.now if late else parts.now + parts.late, paper, late))
    if "later" in wanted:
        home_page = (site / "index.html").read_text(encoding="utf-8")
        plan, listed = later.plan(home_page, site, late_styles), later.scripts(home_page)
        changes.append(lambda html: later.postpone(html, plan, listed))
    if "minify" in wanted:
        changes.append(minify.page)
        for script in (site / "assets" / "javascripts").glob("*.js"):
            if ".min." not in script.name:
                _change(script, minify.script)
    hashes: set[str] = set()
    with ThreadPoolExecutor() as pool:  # the minifier does not hold Python up
        for found in pool.map(lambda page: policy.hashes(_change(page, *changes)), pages):
            hashes |= found
    if "policy" in wanted:
        text = policy.policy(hashes)
        for page in pages:
            _change(page, lambda html: policy.add(policy.noopener(html, home), text))
    if "tidy" in wanted:
        tidy.tidy(site, pages)


def _texts(files: Iterable[Path]) -> Iterable[str]:
    return (file.read_text(encoding="utf-8") for file in files)


def _change(file: Path, *changes: Change) -> str:
    """Rewrite one file; returns what it holds now."""
    text = before = file.read_text(encoding="utf-8")
    try:
        for change in changes:
            text = change(text)
    except ValueError as error:
        raise ValueError(f"{file.name if file.name != 'index.html' else file.parent.name + '/'}: {error}") from error
    if text != before:
        file.write_text(text, encoding="utf-8")
    return text
