from __future__ import annotations

from pathlib import Path

from studysite.publish.tidy import tidy


def test_what_nobody_asks_for_is_deleted(tmp_path: Path) -> None:
    files = {
        "index.html": '<script src="assets/javascripts/a.js">',
        "assets/javascripts/a.js": 'load("b.js")\n//# sourceMappingURL=a.js.map\n',
        "assets/javascripts/a.js.map": "{}",
        "assets/javascripts/b.js": "b()",
        "assets/javascripts/lunr/c.js": "c()",
        "assets/images/logo.svg": "<svg/>",
        "sitemap.xml.gz": "1",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    tidy(tmp_path, [tmp_path / "index.html"])
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == [
        *("assets", "assets/images", "assets/images/logo.svg"),
        *("assets/javascripts", "assets/javascripts/a.js", "assets/javascripts/b.js", "index.html"),
    ]
    assert (tmp_path / "assets/javascripts/a.js").read_text(encoding="utf-8") == 'load("b.js")'
