"""The command line, `cjm`: results to stdout, messages to stderr; 0 is fine, 1 problems, 2 wrong use.

A command is imported when it is asked for: one that tells what is kept is over before all others were there.
"""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from cjm_plugin import __version__
from cjm_plugin.edges.memory import undisturbed

_FAILED = 2

_HOMES = {
    "changes": "history:show_changes",
    "check": "check:check",
    "codeowners": "history:codeowners",
    "diff": "history:diff",
    "editor": "authoring:set_up_editor",
    "export": "site:export",
    "forge": "forge:forge",
    "new": "authoring:begin",
    "notify": "notify:notify",
    "policy": "site:show_policy",
    "revision": "history:revision",
    "rule": "authoring:show_rule",
    "schema": "authoring:show_schema",
}
"""Where each command is, below `commands`."""

_FILE = click.Path(path_type=Path, dir_okay=False)


class _Commands(click.Group):
    """Knows its commands by their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # As click has it.
        return sorted(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # As click has it.
        if cmd_name not in _HOMES:
            return None
        module, _, name = _HOMES[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"cjm_plugin.edges.commands.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], _HOMES, n=1)
            mend = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(sorted(_HOMES))}."
            raise click.UsageError(f"{error.message} {mend}", ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cjm")
@click.option(
    "-f", "--config", "file", type=_FILE, metavar="FILE", help="The site's mkdocs.yml, if not in this folder."
)
@click.pass_context
def main(context: click.Context, file: Path | None) -> None:
    """Customer journey maps: checks them, tells what changes in them, and gives out their data."""
    context.obj = file
    # What a command reads stays to its end: looking through it for garbage took a third of its time.
    context.with_resource(undisturbed())


def run() -> None:
    """What the console calls. It ends at once: to give back object by object what was read takes a while."""
    try:
        status = _status()
        # Python has none of what was closed when it began.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError as error:
        # A full disk, most of all; all that a command foresees it has told itself.
        click.echo(f"Error: {error}", err=True)
        status = _FAILED
    os._exit(status)


def _status() -> int:
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        return end.code or 0
    return 0


if __name__ == "__main__":
    run()
