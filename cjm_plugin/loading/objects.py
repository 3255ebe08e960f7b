"""From the files of collections to their manuscripts: read, decoded, not yet compared with each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, chain, pairwise

from cjm_plugin.loading import codes
from cjm_plugin.loading.decode import decode
from cjm_plugin.loading.fault import Fault
from cjm_plugin.loading.files import text_of
from cjm_plugin.loading.frontmatter import split
from cjm_plugin.loading.lookalikes import slip_in
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.tree import SourceFile, stem
from cjm_plugin.loading.yaml_reader import read
from cjm_plugin.loading.yaml_scalars import type_name
from cjm_plugin.loading.yaml_slips import slip
from cjm_plugin.model.ids import is_id, suggested_id
from cjm_plugin.model.kinds import BY_FOLDER
from cjm_plugin.processes import cores, spread

WORTH_IT = 2**21
"""Bytes from which on a second process saves more time than it takes: half a second's reading."""

_MOST_PROCESSES = 4
_HANDED_OVER = 1 / 6
"""What another process has read has to be handed over: so much of the work of reading it, on either side."""


def manuscripts(files: Sequence[SourceFile], prefix: str) -> list[Manuscript]:
    """Those of all files, in their order; many files are read by several processes."""
    weights = [*accumulate(len(file.data) for file in files)]
    many = bool(weights) and weights[-1] >= WORTH_IT
    processes = min(cores(), _MOST_PROCESSES) if many else 1
    read = spread(partial(_in_turn, prefix=prefix), _shares(files, weights, processes))
    return [*chain.from_iterable(read)]


def _shares(files: Sequence[SourceFile], weights: Sequence[int], n: int) -> list[Sequence[SourceFile]]:
    """The files in `n` parts of about the same work, of which the first need not be handed over.

    :param weights: the sum of bytes up to each file, with it.
    """
    whole = n + _HANDED_OVER
    ends = [bisect_left(weights, weights[-1] * (i + _HANDED_OVER) / whole) for i in range(1, n)]
    return [files[start:end] for start, end in pairwise((0, *ends, len(files)))]


def _in_turn(files: Sequence[SourceFile], prefix: str) -> list[Manuscript]:
    return [manuscript(file, prefix) for file in files]


def manuscript(file: SourceFile, prefix: str) -> Manuscript:
    """Everything that the file alone can tell."""
    kind = BY_FOLDER[file.path.partition("/")[0]]
    script = Manuscript(path=f"{prefix}/{file.path}", uri=file.path, kind=kind, id=stem(file.path))
    _check_name(script)
    try:
        script.split = split(text_of(file))
        data = _data(script)
    except Fault as fault:
        script.report_fault(fault)
        return script
    if data is not None:
        decode(script, data)
    return script


def _data(script: Manuscript) -> dict[str, object] | None:
    """The frontmatter as plain values; `None` where it could not be read to its end."""
    value, faults, complete, script.outline = read(script.split.frontmatter)
    for fault in faults:
        script.report_fault(fault)
    if not complete:
        return None
    if value is not None and not isinstance(value, dict):
        if isinstance(value, str) and (found := slip(script.split.frontmatter, 0, before=False)):
            raise Fault(codes.SYNTAX, found.message, index=found.at)
        raise Fault(
            codes.WRONG_TYPE,
            f"the frontmatter is {type_name(value)}, not keys with values",
            line=script.split.line,
        )
    return value or {}


def _check_name(script: Manuscript) -> None:
    ending = script.uri.rpartition(".")[2]
    if is_id(script.id):
        if slip := slip_in(script.id):
            message = f"the file's name looks like another: {slip.told}; rename it to '{slip.meant}.{ending}'"
            script.report_fault(Fault(codes.UNSEEN, message))
        return
    suggestion = suggested_id(script.id)
    mend = (
        f"rename it to '{suggestion}.{ending}'"
        if suggestion
        else "an id is lower case letters, digits and hyphens"
    )
    script.report_fault(Fault(codes.FILE_NAME, f"the file's name is not an id; {mend}"))
