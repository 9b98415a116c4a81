"""The search index is fetched when the reader searches, not with every first page, and in two parts: names, then texts.

The theme loads search/search_index.json as soon as it starts. What it finds there from now on is a note for
docs/assets/javascripts/search-worker.js, which gets the parts itself.
"""

from __future__ import annotations

import json
from pathlib import Path

PARTS = {"first": "search/names.json", "texts": "search/texts.json"}
WORKER_FOLDER = "../../"  # from assets/javascripts/ to the site's root


def note(index: str) -> str:
    """What stands in the place of `index`: its configuration without places and texts, and where they are."""
    config = {key: value for key, value in json.loads(index)["config"].items() if key not in PARTS}
    later = {part: WORKER_FOLDER + path for part, path in PARTS.items()}
    return json.dumps({"config": config | {"later": later}, "docs": []}, separators=(",", ":"))


def split(site: Path) -> None:
    """Move the parts of the index of the site in the folder `site` away, and leave the note."""
    theirs = site / "search" / "search_index.json"
    index = theirs.read_text(encoding="utf-8")
    config = json.loads(index)["config"]
    for part, path in PARTS.items():
        content = json.dumps(config[part], ensure_ascii=False, separators=(",", ":"))
        (site / path).write_text(content, encoding="utf-8")
    theirs.write_text(note(index), encoding="utf-8")
