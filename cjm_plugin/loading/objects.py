"""From one file of a collection to its manuscript: read, decoded, not yet compared with others."""

from __future__ import annotations

from cjm_plugin.loading import codes
from cjm_plugin.loading.decode import decode
from cjm_plugin.loading.fault import Fault
from cjm_plugin.loading.files import text_of
from cjm_plugin.loading.frontmatter import split
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.tree import SourceFile, stem
from cjm_plugin.loading.yaml_reader import read
from cjm_plugin.loading.yaml_scalars import type_name
from cjm_plugin.model.ids import is_id, suggested_id
from cjm_plugin.model.kinds import BY_FOLDER


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
        script.data = data
        decode(script)
    return script


def _data(script: Manuscript) -> dict[str, object] | None:
    """The frontmatter as plain values; `None` where it could not be read to its end."""
    value, faults, complete, script.outline = read(script.split.frontmatter)
    for fault in faults:
        script.report_fault(fault)
    if not complete:
        return None
    if value is not None and not isinstance(value, dict):
        raise Fault(
            codes.WRONG_TYPE,
            f"the frontmatter is {type_name(value)}, not keys with values",
            line=script.split.line,
        )
    return value or {}


def _check_name(script: Manuscript) -> None:
    if is_id(script.id):
        return
    name = script.uri.rpartition("/")[2]
    suggestion = suggested_id(script.id)
    mend = (
        f"rename it to '{suggestion}.{name.rpartition('.')[2]}'"
        if suggestion
        else "an id is lower case letters, digits and hyphens"
    )
    script.report_fault(Fault(codes.FILE_NAME, f"the file's name is not an id; {mend}"))
