"""Why no history is told, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from cjm_plugin.analysis.practice.said import N_
from cjm_plugin.model.revision import Chronicle, Untold
from cjm_plugin.rendering.writer import Writer

_NOT_YET = N_("No week has been closed yet. The first will be told here when it is over.")
_NOTHING_COMMITTED = N_(
    "No changes are told, for nothing of the content is committed yet. Commit its folder."
)
_WHY: Mapping[Untold, str] = MappingProxyType(
    {
        Untold.NO_REPOSITORY: N_(
            "No changes are told, for git found no repository that it may read where this site was "
            "built. Build it in a clone of the repository that holds its content; "
            "the build’s messages say more."
        ),
        Untold.NO_GIT: N_(
            "No changes are told, for git is not installed where this site was built. "
            "Install git there and build anew."
        ),
        Untold.SHALLOW: N_(
            "No changes are told, for this site was built from a shallow clone, which has no history. "
            "Fetch all of it with {command}; on a build server, set the depth of its clone to 0."
        ),
        Untold.NO_BRANCH: N_(
            "No changes are told, for the repository has no branch {branch}. "
            "Name the published one with {option} in {file}."
        ),
        Untold.NO_CONTENT: N_(
            "No changes are told, for no commit of the branch {branch} holds the content. "
            "Commit the folder of the content, or name another branch with {option} in {file}."
        ),
    }
)


def untold_words(writer: Writer) -> Markup:
    """Two sentences; what is to be typed stands as code."""
    chronicle = writer.library.chronicle
    code = Markup("<code>{}</code>").format
    said = writer.locale.t(
        _why(chronicle),
        command=code("git fetch --unshallow"),
        branch=Markup('<code dir="auto">{}</code>').format(chronicle.branch),
        option=code("branch"),
        file=code("mkdocs.yml"),
    )
    return Markup.escape(said)


def _why(chronicle: Chronicle) -> str:
    if chronicle.untold is None:
        return _NOT_YET
    if chronicle.untold is Untold.NO_CONTENT and not chronicle.branch:
        return _NOTHING_COMMITTED
    return _WHY[chronicle.untold]
