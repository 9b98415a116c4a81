"""What MkDocs calls. Each hook hands over to studysite; here stands when, and which faults stop a build."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

from check import check
from generate import generate
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from studysite import data, figures, offline, pages, reload, theme
from studysite.address import addresses
from studysite.markdown_extension import StudyExtension
from studysite.problems import report
from studysite.publish import publish
from studysite.rules.page_rules import MAX_AGE
from studysite.search_index import enrich

log = logging.getLogger("mkdocs.hooks")
serving = False  # `mkdocs serve`, whose pages stay as the theme writes them
reloading = False  # `mkdocs serve --dirty`, which builds only what changed
search_index = ""  # the last good one; while reloading, that of the first build
converted: reload.Converted = {}  # what Markdown became, while reloading


def on_startup(command: str, dirty: bool) -> None:
    """Remember how MkDocs was called. A build makes much and drops little: Python need not look for cycles often."""
    global serving, reloading
    gc.set_threshold(50_000)
    serving = command == "serve"
    reloading = serving and dirty


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill in the addresses, write the fragments, and add what Markdown needs to know of figures and terms."""
    root = Path(config.config_file_path).parent
    where = addresses(config.extra["repository"], config.site_url or "")
    config.site_url = where.site
    config.edit_uri_template = where.edit
    loaded, _ = data.load(root)
    if report(check(root)) and config.strict:
        raise Abort("Aborted: mend the problems above.")
    generate(root)
    config.extra.update(addresses=where, data=loaded, max_age=MAX_AGE)
    config.markdown_extensions.append(StudyExtension(figures.sizes(root)))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Live reload: a page is built again when its data, its figures or our templates changed."""
    if reloading:
        root = Path(config.config_file_path).parent
        built = {file.src_uri: Path(file.abs_dest_path) for file in files.documentation_pages()}
        reload.forget_stale(pages.load(root), built, root, converted)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Live reload: name the pages that are not built again by their headings, not by their files."""
    if reloading:
        titles = {page.path: page.title for page in pages.load(Path(config.config_file_path).parent)}
        for page in nav.pages:
            page.title = titles.get(page.file.src_uri, page.title)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Live reload: convert only what changed, and index nothing again."""
    if reloading:
        reload.convert_once(page, converted)
        if search_index:
            page.meta["search"] = {"exclude": True}
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """JSON in pages without spaces and escapes, so that it repeats what the page says in the very bytes."""
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme gets wrong."""
    return theme.repair(output, page.file.src_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the error pages, which MkDocs does not count as pages."""
    return theme.repair(output_content, template_name) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Give the search every name that the data knows, after the theme's plugin wrote its index; then publish."""
    global search_index
    index = Path(config.site_dir, "search", "search_index.json")
    theirs = index.read_text(encoding="utf-8")
    try:
        if not (reloading and search_index):  # the plugin only indexed what was built again
            search_index = enrich(theirs, config.extra["data"])
    except ValueError as error:
        if not serving:
            raise Abort(f"Aborted: {error}") from error
        log.warning(error)
        search_index = search_index or enrich(theirs, None)  # until the data is mended: what it was, or the pages alone
    index.write_text(search_index, encoding="utf-8")
    figures_script = Path(config.site_dir, theme.FIGURES)
    try:
        figures_script.write_text(theme.translate(figures_script.read_text(encoding="utf-8")), encoding="utf-8")
    except ValueError as error:
        raise Abort(f"Aborted: {error}") from error
    if serving:
        return
    root = Path(config.config_file_path).parent
    try:
        publish(Path(config.site_dir), config.site_url or "", config.extra["publish"])
        if config.extra["data"]:  # last: the service worker names the hash of every file
            log.info(offline.publish(Path(config.site_dir), config, config.extra["data"].guide, pages.load(root)))
    except offline.TooLargeError as error:  # the site works, only not without a connection
        if config.strict:
            raise Abort(f"Aborted: {error}") from error
        log.warning(error)
    except (OSError, ValueError) as error:  # half of the steps are taken
        raise Abort(f"Aborted: {error}") from error
