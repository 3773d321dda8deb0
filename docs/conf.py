"""Settings of the documentation; nothing is fetched while it is built or read."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import tables  # noqa: E402

import toolkit  # noqa: E402

project = "Media discourse toolkit"
author = "The Media Discourse Toolkit authors"
copyright = f"2026, {author}"
version = release = toolkit.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
smartquotes = False  # code in tables must stay as it is
default_role = "literal"  # single backticks in docstrings are names, not links

myst_heading_anchors = 3
autodoc_typehints = "none"  # the docstrings say it in words
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "alabaster"
html_theme_options = {"show_powered_by": False, "fixed_sidebar": True, "page_width": "64rem"}
html_sidebars = {"**": ["about.html", "searchfield.html", "navigation.html"]}
html_show_sourcelink = False
html_copy_source = False


def setup(app: object) -> None:
    """Put the tables that are made from the code into the pages that ask for them."""
    app.connect("source-read", tables.fill)  # type: ignore[attr-defined]
