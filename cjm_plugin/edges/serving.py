"""`mkdocs serve` on content with errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from mkdocs.exceptions import Abort

from cjm_plugin.edges.log import log


class BrokenContent(Abort):
    """Ends a build before anything of the site is touched. MkDocs shows its message without a traceback."""


def keeping_the_last_site(build: Callable[..., Any]) -> Callable[..., None]:
    """A builder for the live server that takes broken content for "nothing new".

    Left alone, the server answers no request after a failed build until one succeeds, though the last good
    site is whole: the folder is cleaned after the content was found good.
    """

    def rebuild(*args: Any, **kwargs: Any) -> None:
        try:
            build(*args, **kwargs)
        except BrokenContent as error:
            click.echo(f"\n{error.format_message()}", err=True)
            log.info("Serving the last good site until the errors are mended")

    return rebuild
