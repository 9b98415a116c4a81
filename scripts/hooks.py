"""What MkDocs calls. Each hook hands over to a function that the command line can call as well; no logic here."""

from __future__ import annotations

from pathlib import Path

from generate import generate
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from studysite import data, figures
from studysite.address import addresses
from studysite.fragments import english_terms
from studysite.markdown_extension import StudyExtension
from studysite.problems import report


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill in the addresses, write the fragments, and add what Markdown needs to know of figures and terms."""
    root = Path(config.config_file_path).parent
    where = addresses(config.extra["repository"], config.site_url or "")
    config.site_url = where.site
    config.edit_uri_template = where.edit
    config.extra["addresses"] = where
    if report(generate(root)):
        raise Abort("The data files have faults.")
    loaded, _ = data.load(root)
    config.extra["glossary"] = loaded.glossary if loaded else []
    english = english_terms(loaded.glossary) if loaded else frozenset()
    config.markdown_extensions.append(StudyExtension(figures.sizes(root), english))
    return config
