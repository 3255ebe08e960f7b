"""Why no history is told, and what to do about it."""

from __future__ import annotations

from markupsafe import Markup

from cjm_plugin.model.revision import Untold
from cjm_plugin.rendering.writer import Writer


def untold_words(writer: Writer) -> Markup:
    """Two sentences; what is to be typed stands as code."""
    t, chronicle = writer.locale.t, writer.library.chronicle
    code = Markup("<code>{}</code>").format
    branch = Markup('<code dir="auto">{}</code>').format(chronicle.branch)
    match chronicle.untold:
        case Untold.NO_REPOSITORY:
            said = t(
                "No changes are told, for git found no repository that it may read where this site was "
                "built. Build it in a clone of the repository that holds its content; "
                "the build’s messages say more."
            )
        case Untold.NO_GIT:
            said = t(
                "No changes are told, for git is not installed where this site was built. "
                "Install git there and build anew."
            )
        case Untold.SHALLOW:
            said = t(
                "No changes are told, for this site was built from a shallow clone, which has no history. "
                "Fetch all of it with {command}; on a build server, set the depth of its clone to 0.",
                command=code("git fetch --unshallow"),
            )
        case Untold.NO_BRANCH:
            said = t(
                "No changes are told, for the repository has no branch {branch}. "
                "Name the published one with {option} in {file}.",
                branch=branch,
                option=code("branch"),
                file=code("mkdocs.yml"),
            )
        case Untold.NO_CONTENT if not chronicle.branch:
            said = t("No changes are told, for nothing of the content is committed yet. Commit its folder.")
        case Untold.NO_CONTENT:
            said = t(
                "No changes are told, for no commit of the branch {branch} holds the content. "
                "Commit the folder of the content, or name another branch with {option} in {file}.",
                branch=branch,
                option=code("branch"),
                file=code("mkdocs.yml"),
            )
        case _:
            said = t("No week has been closed yet. The first will be told here when it is over.")
    return Markup.escape(said)
