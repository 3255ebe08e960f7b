"""All of `content/`, from bytes to the catalog."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cjm_plugin.loading.data_files import read_data
from cjm_plugin.loading.files import is_page, place_problems
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.names import Names
from cjm_plugin.loading.objects import manuscripts
from cjm_plugin.loading.outline import Outline
from cjm_plugin.loading.prose_checks import Targets, check_prose
from cjm_plugin.loading.relations import check_maps, check_old_ids, check_same_ids
from cjm_plugin.loading.resolve import resolve
from cjm_plugin.loading.structure import remarks
from cjm_plugin.loading.tree import DATA, SourceFile, folder_files, object_folder
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.measurement import Measurements
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.model.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What `content/` holds.

    An object whose own file could not be decoded, or whose id is not its own, is not in the catalog. A
    catalog that comes without errors holds everything that is referred to in it; one with errors may lack it.
    """

    catalog: Catalog
    measurements: Measurements
    problems: tuple[Problem, ...]
    """Sorted by path, line, column."""
    files: int
    """How many objects and data files were looked into."""
    pages: tuple[str, ...] = ()
    """Ordinary Markdown pages, by their path below `content/`."""
    sources: tuple[SourceFile, ...] = field(default=(), repr=False)
    """The files themselves, with the very bytes that were loaded."""
    outlines: Mapping[str, Outline] = field(default_factory=dict, repr=False, compare=False)
    """Where the values of the catalog's objects stand, by the objects' paths: see `places`."""
    prefix: str = "content"
    """How the paths of objects and problems begin."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def load_folder(
    content: Path, *, root: Path, settings: Settings, files: Iterable[SourceFile] | None = None
) -> Loaded:
    """A folder on disk, or what `folder_files` has read of it.

    :param root: the folder of mkdocs.yml, to which the paths in problems are relative.
    """
    prefix = Path(os.path.relpath(content, root)).as_posix()
    return load(folder_files(content) if files is None else files, settings, prefix=prefix)


def load(files: Iterable[SourceFile], settings: Settings, *, prefix: str = "content") -> Loaded:
    """Files from anywhere, sorted by path; `prefix` is where `content/` is, seen from mkdocs.yml."""
    sources = tuple(files)
    scripts = manuscripts([file for file in sources if object_folder(file.path)], prefix)
    check_same_ids(scripts)
    names = Names(scripts)
    resolve(scripts, names)
    _check_structure(scripts, settings)
    check_prose(scripts, Targets((file.path for file in sources), scripts, names))
    catalog = Catalog.of(tuple(script.object for script in scripts if script.whole and script.object))
    data = read_data((file for file in sources if file.path.startswith(f"{DATA}/")), prefix, catalog, names)
    problems = [
        *place_problems(sources, prefix),
        *(p for script in scripts for p in script.problems),
        *data.problems,
    ]
    return Loaded(
        catalog=catalog,
        measurements=data.measurements,
        problems=tuple(sorted(problems)),
        files=len(scripts) + data.files,
        pages=tuple(file.path for file in sources if is_page(file.path)),
        sources=sources,
        outlines={script.path: script.outline for script in scripts if script.whole and script.object},
        prefix=prefix,
    )


def _check_structure(scripts: Sequence[Manuscript], settings: Settings) -> None:
    for script in scripts:
        for remark in remarks(script.object, settings) if script.object else ():
            if remark.by not in script.misread:
                script.report_there(remark.code, remark.message, remark.path)
    check_old_ids(scripts)
    check_maps(scripts)
