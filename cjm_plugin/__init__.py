"""Customer journey maps from Markdown files: a cross-linked static site, its checks and its revisions."""

__version__ = "0.1.0"
