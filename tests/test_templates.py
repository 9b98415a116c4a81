"""Our templates with what a writer may type, without the theme around them."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

ROOT = Path(__file__).resolve().parents[1]
THEME = {"base.html": "{% block extrahead %}{% endblock %}"}


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta":
            self.found[str(values.get("property") or values.get("name"))] = values.get("content")


def test_a_card_shows_a_title_and_a_description_with_quotation_marks() -> None:
    environment = Environment(loader=ChoiceLoader([DictLoader(THEME), FileSystemLoader(ROOT / "overrides")]))
    environment.filters["url"] = str
    description = 'O que quer dizer "viés" & como se mede.'
    html = environment.get_template("main.html").render(
        config=SimpleNamespace(site_url="https://a.test/", site_name="Site", site_description="", extra={}),
        page=SimpleNamespace(
            title="O que é &quot;viés&quot;?",
            canonical_url="https://a.test/um/",
            meta={"description": description, "reviewed": date(2026, 1, 2)},
            file=SimpleNamespace(src_uri="um.md"),
        ),
    )
    reader = _Metas()
    reader.feed(html)
    assert reader.found["og:title"] == 'O que é "viés"?'
    assert reader.found["og:description"] == description
