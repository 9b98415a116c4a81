from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from studysite import data, offline, pages
from studysite.offline import File

CONFIG = SimpleNamespace(
    site_name="Site", site_description="Um\n site", site_url="https://owner.github.io/site/", extra={"offline": True}
)


def guide(site: Path) -> data.Guide:
    loaded, _ = data.load(site)
    assert loaded
    return loaded.guide


def built(folder: Path) -> Path:
    """A small built site."""
    site = folder / "site"
    names = ["index.html", "404.html", "dominio-1/um/index.html", "assets/site.css", "assets/bundle.js.map"]
    for name in [*names, "assets/images/social.png", "sitemap.xml.gz", ".nojekyll", "sw.js"]:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    return site


def listed(site: Path) -> dict[str, object]:
    """What the written worker knows of the site."""
    [line] = [line for line in (site / "sw.js").read_text().splitlines() if line.startswith("const SITE = ")]
    return json.loads(line.removeprefix("const SITE = "))


def test_what_no_reader_misses_is_left_out(tmp_path: Path) -> None:
    assert [file.path for file in offline.read(built(tmp_path))] == ["404.html", "assets/site.css", "dominio-1/um/", ""]


def test_the_heaviest_domain_comes_first(site: Path) -> None:
    small = guide(site)
    domains = [data.Domain(1, number, "", "", weight, "", []) for number, weight in (("1", 20), ("2", 24), ("3", 28))]
    paths = ["assets/a.css", "sobre/", "dominio-1/", "dominio-3/rag/", "dominio-2/", "404.html", ""]
    ordered = offline.in_order(
        [File(path, "", 1) for path in paths],
        data.Guide(1, small.version, small.published, small.source, small.checked, domains),
    )
    found = [file.path for file in ordered]
    assert found == ["", "dominio-3/rag/", "dominio-2/", "dominio-1/", "404.html", "sobre/", "assets/a.css"]


def test_a_version_is_its_files_in_any_order() -> None:
    one, other = File("a", "1", 5), File("b", "2", 5)
    assert offline.version([one, other]) == offline.version([other, one])
    assert offline.version([one, other]) != offline.version([one, File("b", "3", 5)])
    assert offline.version([one, other]) != offline.version([one])


def test_a_site_that_is_too_large_says_so() -> None:
    with pytest.raises(ValueError, match=r"3000000 bytes compressed, 2500000 are allowed; largest: big \(3000000 B\)"):
        offline.worker([File("big", "", 3_000_000)], date(2026, 1, 2))


def test_a_page_in_a_pack_is_not_counted_twice() -> None:
    files = [File("um/", "", 9_000_000, "offline/pages.json"), File("offline/pages.json", "", 2_000)]
    assert offline.total(files) == 2_000


def test_a_shortcut_leads_to_a_page_that_exists() -> None:
    found = offline.manifest("Site", "", {"", "mapa-da-prova/"})["shortcuts"]
    assert [shortcut["url"] for shortcut in found] == ["./?q=", "mapa-da-prova/"]
    assert len(offline.manifest("Site", "", {"mapa-da-prova/", "revisao/"})["shortcuts"]) == 3


def test_the_worker_knows_the_files_and_the_date(site: Path, tmp_path: Path) -> None:
    folder = built(tmp_path / "built")
    summary = offline.publish(folder, CONFIG, guide(site), pages.load(site))
    found = listed(folder)
    assert summary == f"Offline: 7 files, 0.00 MB compressed, version {found['version']}"
    assert found["reviewed"] == "2026-01-02"
    assert found["shared"] == "offline/shared.json"
    assert ["dominio-1/um/", offline.digest(b"dominio-1/um/index.html"), 23, "offline/pages.json"] in found["files"]
    assert json.loads((folder / "manifest.webmanifest").read_text())["description"] == "Um site"


def test_the_same_site_makes_the_same_worker(site: Path, tmp_path: Path) -> None:
    folder = built(tmp_path / "built")
    workers = set()
    for _ in range(2):
        offline.publish(folder, CONFIG, guide(site), pages.load(site))
        workers.add((folder / "sw.js").read_text())
    assert len(workers) == 1


def test_switched_off_the_worker_removes_itself(site: Path, tmp_path: Path) -> None:
    folder = built(tmp_path / "built")
    off = SimpleNamespace(**{**vars(CONFIG), "extra": {"offline": False}})
    offline.publish(folder, off, guide(site), pages.load(site))
    assert "registration.unregister()" in (folder / "sw.js").read_text()


def test_there_is_no_worker_without_https(site: Path, tmp_path: Path) -> None:
    folder = built(tmp_path / "built")
    (folder / "sw.js").unlink()
    served = SimpleNamespace(**{**vars(CONFIG), "site_url": "http://127.0.0.1:8000/site/"})
    offline.publish(folder, served, guide(site), pages.load(site))
    assert not (folder / "sw.js").exists()
