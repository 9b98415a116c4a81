"""Measure the build beside plain MkDocs Material on the same pages, in one run: `make bench`.

"Plain" is the same mkdocs.yml and the same Markdown without our hooks, templates, styles and scripts: the fragments are
already written, so both build the same text. "Raw" is ours without what happens after the build. Sizes are multiples of
the site's own pages, copied under other folders. Rounds are interleaved and the medians compared, because the machines
are noisy: read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ["docs", "overrides", "scripts", "tests"]
VARIANTS = ("plain", "ours")
RAW = "raw"
HOME = "https://localhost/"  # where the built sites are served: without our hooks, nothing else tells plain Material
LINEAR = 1.1  # of time over pages: no worse than linear, with a tenth for the noise of the machine
OPTIONS = {RAW: {"PUBLISH": "", "OFFLINE": "false"}}


@dataclass
class Measure:
    """Seconds and peak memory (MiB) of each build of one variant."""

    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def replicate(folder: Path, times: int) -> None:
    """Make `folder` a site with `times` the pages of this one: every section is copied as section-copia-N."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "build" / "fragments", folder / "build" / "fragments")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    sections = [path for path in sorted((folder / "docs").iterdir()) if path.is_dir() and path.name != "assets"]
    nav = []
    for number in range(2, times + 1):
        for section in sections:
            copy = folder / "docs" / f"{section.name}-copia-{number}"
            shutil.copytree(section, copy, ignore=shutil.ignore_patterns("*.yml"))
            for page in sorted(copy.glob("*.md")):
                text = page.read_text(encoding="utf-8")
                own = f"objectives/{section.name}/{page.name}"
                page.write_text(text.replace(own, f"objectives/{copy.name}/{page.name}"), encoding="utf-8")
                nav.append(f"{copy.name}/{page.name}")
            fragments = folder / "build" / "fragments" / "objectives"
            if (fragments / section.name).is_dir():
                shutil.copytree(fragments / section.name, fragments / copy.name)
    if nav:
        # Grouped as the real pages are, so that the menu of a page does not grow without measure.
        groups: dict[str, list[str]] = {}
        for path in nav:
            groups.setdefault(path.partition("/")[0], []).append(path)
        for group, paths in groups.items():
            config += f"  - {group}:\n" + "".join(f"      - {path}\n" for path in paths)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "plain.yml").write_text(without_hooks(config), encoding="utf-8")


def without_hooks(config: str) -> str:
    """The same configuration as the theme alone would have it: no hooks, templates, styles and scripts of ours."""
    lists = (rf"^{name}:\n(  .*\n)+" for name in ("hooks", "extra_css", "extra_javascript"))
    for ours in (*lists, r"^  custom_dir: .*\n", r"^  static_templates: .*\n"):
        config, count = re.subn(ours, "", config, flags=re.MULTILINE)
        if count != 1:
            raise ValueError(f"mkdocs.yml has nothing to leave out for {ours}")
    return config


def build(folder: Path, variant: str) -> tuple[float, float]:
    """Build once. Returns seconds and the peak memory of the process in MiB."""
    config = "plain.yml" if variant == "plain" else "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config, "-d", f"site-{variant}"]
    log = folder / f"{variant}.log"  # the checks find faults in copied pages: shown only if the build fails
    started = time.perf_counter()
    with log.open("w", encoding="utf-8") as output:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": HOME, **OPTIONS.get(variant, {})}
        process = subprocess.Popen(command, cwd=folder, env=environment, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{log.read_text(encoding='utf-8')}bench: the {variant} build failed")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 2**20


def main(sizes: list[int], rounds: list[int]) -> int:
    """Print the table, with so many `rounds` for each of `sizes`. Returns the exit status: 1 if a target is missed."""
    subprocess.check_call([sys.executable, str(ROOT / "scripts" / "generate.py")])
    missed = False
    base: dict[str, tuple[float, int]] = {}
    print(f"{'pages':>6} {'variant':>8} {'seconds':>8} {'ratio':>6} {'MiB':>6} {'ms/page':>8} {'growth':>7}")
    for times, repeats in zip(sizes, chain(rounds, repeat(rounds[-1])), strict=False):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            replicate(folder, times)
            pages = len(list((folder / "docs").rglob("*.md")))
            variants = (*VARIANTS, RAW)
            measures = {variant: Measure() for variant in variants}
            for number in range(repeats):
                for variant in variants if number % 2 else reversed(variants):
                    seconds, memory = build(folder, variant)
                    measures[variant].seconds.append(seconds)
                    measures[variant].memory.append(memory)
        plain = statistics.median(measures["plain"].seconds)
        for variant in variants:
            seconds = statistics.median(measures[variant].seconds)
            memory = statistics.median(measures[variant].memory)
            first, first_pages = base.setdefault(variant, (seconds, pages))
            growth = (seconds / first) / (pages / first_pages)
            ratio = seconds / plain
            each = 1000 * seconds / pages
            print(
                f"{pages:>6} {variant:>8} {seconds:>8.1f} {ratio:>6.2f} {memory:>6.0f} {each:>8.1f} {growth:>7.2f}",
                flush=True,
            )
            missed |= variant == "ours" and (ratio > 1.3 or growth > LINEAR)
        raw = statistics.median(measures[RAW].seconds)
        after = statistics.median(measures["ours"].seconds) / raw - 1
        print(f"{'':>6} after the build: {after:.0%} of it", flush=True)
        missed |= after > 0.4
    print("Targets: ratio at most 1.30; after the build at most 40 % of it; growth (time over pages, against the first")
    print(f"size) at most {LINEAR} for ours.")
    return int(missed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 50], help="multiples of the site's pages")
    help_text = "builds of each variant for each size; the last number holds for the sizes that are left"
    parser.add_argument("--rounds", type=int, nargs="+", default=[3, 3, 1], help=help_text)  # the largest takes long
    options = parser.parse_args()
    sys.exit(main(options.sizes, options.rounds))
