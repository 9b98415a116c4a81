"""What MkDocs calls. Each hook hands over to functions that the command line can call as well; no logic here."""

from __future__ import annotations

import logging
from pathlib import Path

from check import check
from generate import generate
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page
from studysite import data, figures, offline, pages
from studysite.address import addresses
from studysite.fragments import english_terms
from studysite.markdown_extension import StudyExtension
from studysite.problems import report
from studysite.search_index import enrich
from studysite.theme import repair

log = logging.getLogger("mkdocs.hooks")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill in the addresses, write the fragments, and add what Markdown needs to know of figures and terms."""
    root = Path(config.config_file_path).parent
    where = addresses(config.extra["repository"], config.site_url or "")
    config.site_url = where.site
    config.edit_uri_template = where.edit
    loaded, _ = data.load(root)
    generate(root)
    if report(check(root)) and config.strict:
        raise Abort("Aborted: mend the problems above.")
    glossary = loaded.glossary if loaded else []
    config.extra.update(addresses=where, glossary=glossary, data=loaded)
    config.markdown_extensions.append(StudyExtension(figures.sizes(root), english_terms(glossary)))
    return config


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme gets wrong."""
    return repair(output, page.file.src_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the 404 page, the only HTML that is no page."""
    return repair(output_content, template_name) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Give the search every name that the data knows. Runs after the theme's plugin wrote its index."""
    index = Path(config.site_dir, "search", "search_index.json")
    try:
        index.write_text(enrich(index.read_text(encoding="utf-8"), config.extra["data"]), encoding="utf-8")
    except ValueError as error:
        if config.strict:
            raise Abort(str(error)) from error
        log.warning(error)
    _publish_offline(config)


def _publish_offline(config: MkDocsConfig) -> None:
    """The last step: the service worker names the hash of every file."""
    if config.extra["data"]:
        root = Path(config.config_file_path).parent
        try:
            log.info(offline.publish(Path(config.site_dir), config, config.extra["data"].guide, pages.load(root)))
        except ValueError as error:
            raise Abort(f"Aborted: {error}") from error
