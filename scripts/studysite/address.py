"""Where the site, its pages and its source live, from the repository that builds it. A fork needs no edit."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Addresses:
    """`site` ends in a slash. `edit` has `{path}` for the file below docs/. `report` takes a query with `pagina`."""

    site: str
    repository: str
    edit: str
    report: str


def location(target: str) -> str:
    """The address, below the site's, that MkDocs gives a page or a section, named by its path below docs/.

    `a/b.md#c` -> `a/b/#c`, `a/index.md` -> `a/`, `index.md` -> empty.
    """
    path, separator, anchor = target.partition("#")
    folder, slash, name = path.rpartition("/")
    page = "" if name == "index.md" else f"{name.removesuffix('.md')}/"
    return folder + slash + page + separator + anchor


def addresses(repository: str, site: str = "", server: str = "https://github.com") -> Addresses:
    """Work out the addresses for `repository` ("owner/name").

    `site` overrides where GitHub Pages would publish: https://owner.github.io/name/, or https://owner.github.io/ for
    the repository of that very name
    (https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages).
    """
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    default = f"https://{host}/" if name.lower() == host else f"https://{host}/{quote(name)}/"
    home = f"{server}/{repository}"
    return Addresses(
        site=(site or default).rstrip("/") + "/",
        repository=home,
        edit=f"{home}/edit/main/docs/{{path}}",
        report=f"{home}/issues/new?template=erro.yml",
    )
