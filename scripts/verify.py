"""Check the built site: site/**. Finds what Markdown does not show: raw HTML, templates, the theme.

- V1: an internal link, image, script or stylesheet that leads nowhere, or to an id that its page does not have
- V2: an id that stands twice on a page
- V3: a page that would load something from another site
- V4: a page without exactly one H1, a title, a description, a canonical address and a language
"""

from __future__ import annotations

import sys
from pathlib import Path

from studysite.built import check, published_home
from studysite.problems import report

ROOT = Path(__file__).resolve().parent.parent


def main(site: Path) -> int:
    """Check the built site in the folder `site`; returns the exit status: 2 if there is none."""
    if not (site / "sitemap.xml").is_file():
        print(f"There is no built site in {site}: run `make build` first.", file=sys.stderr)
        return 2
    return report(check(site, published_home(site)))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
