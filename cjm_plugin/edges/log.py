"""The log of the plugin: below MkDocs' own, so that `--strict` counts its warnings."""

import logging

log = logging.getLogger("mkdocs.plugins.cjm")
