"""mkdocs.yml as the command line reads it.

MkDocs' own `load_config` would start the theme and every plugin, and its loader for YAML runs what a tag such
as `!!python/name:` says. The command line needs a few plain values.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from cjm_plugin.edges.folders import Folders
from cjm_plugin.edges.options import CjmConfig, of_option
from cjm_plugin.edges.setup_lines import Way, place
from cjm_plugin.edges.strays import PLUGIN, absence, entries, strays
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.locale import Locale

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


class ProjectError(Exception):
    """Why there is nothing to work on: one sentence for each reason, for the user."""


class NoProjectError(ProjectError):
    """There is none in this folder, and nobody has named one."""


@dataclass(frozen=True)
class Project:
    """A site, as far as the command line is concerned."""

    folders: Folders
    options: CjmConfig
    file: Path
    """Its configuration, in `folders.root`."""
    language: str = "en"
    """The theme's, as a build would take it."""
    site: str = ""
    """Where the site is published, ends with `/`; empty where nobody told."""
    forge: str = ""
    """The repository's page on the forge, without `/` at its end; empty where nobody told."""
    name: str = ""
    """What the site is called; empty where nobody told."""
    note: str = ""
    """What its author should know of the configuration, though nothing is wrong; mostly empty."""


def project(file: Path | None, *, begun: bool = True) -> Project:
    """The project of a configuration file, or the one in the current folder.

    :param begun: whether there must be a folder with its content.
    """
    file = file or _here()
    values = _values(file)
    options = _options(values, file)
    return Project(
        folders=_folders(values, file, begun=begun),
        options=options,
        file=file,
        language=Locale.of(_language(values.get("theme"))).language,
        site=_site(values.get("site_url")),
        forge=str(options.forge or values.get("repo_url") or "").rstrip("/"),
        name=clean(str(values.get("site_name") or "")),
        note=_note(values, file),
    )


def _here() -> Path:
    for name in NAMES:
        if Path(name).is_file():
            return Path(name)
    raise NoProjectError(
        "there is no mkdocs.yml in this folder; go to the one that holds it, or name it with -f FILE"
    )


def _values(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            values: object = yaml_load(stream, _loader())
    except OSError as error:
        raise ProjectError(f"{file}: cannot be read: {error.strerror}") from None
    except ConfigurationError as error:
        raise ProjectError(f"{file}: {_one_line(error)}") from None
    if not isinstance(values, dict):
        raise ProjectError(f"{file}: is not a mapping of options to values")
    return values


def _loader() -> Any:
    """Knows `!ENV` as MkDocs does; any other tag belongs to somebody else's option and gives nothing."""
    loader = get_yaml_loader(yaml.SafeLoader)
    loader.add_multi_constructor("", lambda *_: None)
    return loader


def _one_line(error: ConfigurationError) -> str:
    return " ".join(str(error).split())


def _folders(values: dict[str, Any], file: Path, *, begun: bool) -> Folders:
    root = file.absolute().parent
    name = values.get("docs_dir") or "docs"
    content = root / str(name)
    if begun and not content.is_dir():
        raise ProjectError(f"{file}: docs_dir: there is no folder '{name}'")
    return Folders(root=root, content=content)


def _options(values: dict[str, Any], file: Path) -> CjmConfig:
    if lost := [f"{place(file, way)}: {message}" for way, message in strays(values)]:
        raise ProjectError("\n".join(lost))
    its = next((entry for entry in entries(values.get("plugins")) if entry.name == PLUGIN), None)
    own, way = (its.options or {}, its.way) if its else ({}, ())
    if not isinstance(own, dict):
        raise ProjectError(f"{_where(file, way)}: {own!r} is not a mapping of options to values")
    options = CjmConfig(config_file_path=str(file))
    # MkDocs takes `enabled` for itself, from every plugin.
    options.load_dict({name: value for name, value in own.items() if name != "enabled"})
    failed, _ = options.validate()
    if failed:
        faults = (
            _where(file, (*way, name, *of_option(error))) + f": {name}: {error}" for name, error in failed
        )
        raise ProjectError("\n".join(faults))
    return options


def _where(file: Path, way: Way) -> str:
    return f"{place(file, way)}: plugins: {PLUGIN}"


def _note(values: dict[str, Any], file: Path) -> str:
    missing = absence(values)
    return f"{place(file, missing.way)}: {missing.message}" if missing else ""


def _language(theme: object) -> str:
    """Material has `language`; any theme has `locale`."""
    if not isinstance(theme, dict):
        return ""
    return str(theme.get("language") or theme.get("locale") or "")


def _site(url: object) -> str:
    """As MkDocs takes it: with `/` at its end."""
    return f"{url.rstrip('/')}/" if isinstance(url, str) and url else ""
