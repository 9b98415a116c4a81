"""What a build does with a fault that only shows at its end."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hooks
import pytest
from mkdocs.exceptions import Abort
from studysite import data, theme

PAGE = {"location": "dominio-1/um/", "title": "Um", "text": "<p>Texto</p>"}


@pytest.fixture
def build(site: Path, tmp_path: Path) -> Any:
    """The configuration of a build that is not strict, whose data names places that no page has."""
    index = tmp_path / "site" / "search" / "search_index.json"
    index.parent.mkdir(parents=True)
    index.write_text(json.dumps({"config": {}, "docs": [PAGE]}), encoding="utf-8")
    script = tmp_path / "site" / theme.FIGURES
    script.parent.mkdir(parents=True)
    script.write_text("".join(f'aria-label="{label}"' for label in theme.LABELS), encoding="utf-8")
    loaded, _ = data.load(site)
    return SimpleNamespace(site_dir=str(tmp_path / "site"), strict=False, extra={"data": loaded})


def test_data_that_leads_nowhere_stops_every_build(build: Any) -> None:
    with pytest.raises(Abort, match="search names lead to places that are not in the search index: dominio-1/um/#o-"):
        hooks.on_post_build(build)


@pytest.mark.parametrize("known", ["", '{"config":{"first":"of the build before"}}'])
def test_while_one_writes_the_search_goes_on(build: Any, monkeypatch: pytest.MonkeyPatch, known: str) -> None:
    monkeypatch.setattr(hooks, "serving", True)
    monkeypatch.setattr(hooks, "search_index", known)
    hooks.on_post_build(build)
    written = (Path(build.site_dir) / "search" / "search_index.json").read_text(encoding="utf-8")
    pages = {"pages": [["dominio-1/um/", "Um", 1]], "names": []}
    assert json.loads(written)["config"]["first"] == ("of the build before" if known else pages)
