"""The search index is fetched when the reader searches, not with every first page.

The theme loads search/search_index.json as soon as it starts. What it finds there from now on is a note for
docs/assets/javascripts/search-worker.js, which gets the index itself.
"""

from __future__ import annotations

import json
from pathlib import Path

INDEX = "search/index.json"
WORKER_FOLDER = "../../"  # from assets/javascripts/ to the site's root


def note(index: str) -> str:
    """What stands in the place of `index`: its configuration without entries, and where they are."""
    config = {key: value for key, value in json.loads(index)["config"].items() if key != "names"}
    return json.dumps({"config": config | {"later": WORKER_FOLDER + INDEX}, "docs": []}, separators=(",", ":"))


def split(site: Path) -> None:
    """Move the index of the site in the folder `site` away, and leave the note."""
    theirs = site / "search" / "search_index.json"
    index = theirs.read_text(encoding="utf-8")
    (site / INDEX).write_text(index, encoding="utf-8")
    theirs.write_text(note(index), encoding="utf-8")
