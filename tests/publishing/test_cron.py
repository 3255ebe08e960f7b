"""The scripts for cron, in real repositories, from Monday to Monday."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_plugin.edges.policy import policy
from tests.edges.posts import Receiver, receiver
from tests.publishing.servers import SHIPPED, Server, copy, server
from tests.support.repositories import git
from tests.support.small import MAP

SCRIPTS = ("publish", "close-week", "keep-revision", "quietly", "serve-policy")
PAGE = "journeys/washing-machine/index.html"
W46, W47, W48 = "revision/2026-W46", "revision/2026-W47", "revision/2026-W48"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server whose first site is in view since Wednesday of week 46. Not to be changed."""
    made = server(tmp_path_factory.mktemp("published"))
    made.feels(0, -1, "2026-11-11T09:00")
    said(made.run("2026-11-11T12:00", "publish"))
    return made


@pytest.fixture
def here(published: Server, tmp_path: Path) -> Server:
    return copy(published, tmp_path / "here")


def said(run: subprocess.CompletedProcess[str]) -> str:
    assert run.returncode == 0, run.stderr
    return run.stdout + run.stderr


def failed(run: subprocess.CompletedProcess[str]) -> str:
    assert run.returncode == 1, run.stderr
    return run.stdout + run.stderr


def changed(made: Server) -> str:
    return (made.site / "changes" / "index.html").read_text(encoding="utf-8")


def kept(made: Server) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (made.home / "revisions").iterdir()}


# Publishing


def test_what_is_merged_comes_into_view_once_its_policy_is_served(here: Server) -> None:
    first, before, feed = here.site.resolve(), policy(here.site), (here.site / "rss.xml").stat()
    assert said(here.run("2026-11-11T12:10", "quietly", "publish")) == ""
    assert here.site.resolve() == first

    # As deep as no page was: the theme's scripts name the way to the top.
    here.author.commit("Guide", "2026-11-11T13:00:00+00:00", {"content/a/b/c/d/guide.md": "# Guide\n"})
    here.feels(-1, 2, "2026-11-11T13:00")
    assert here.run("2026-11-11T13:10", "publish", SERVE_POLICY="false").returncode == 1
    assert here.site.resolve() == first

    assert said(here.run("2026-11-11T13:20", "quietly", "publish", KEEP="1")) == ""
    second = here.site.resolve()
    assert list(second.parent.iterdir()) == [second]
    assert "+2" in (here.site / PAGE).read_text(encoding="utf-8")
    handed = (here.home / "policies").read_text(encoding="utf-8")
    assert handed == f"{before}\n{policy(here.site)}\n"
    # Readers need not load again what is the same.
    assert (second / "rss.xml").stat().st_mtime_ns == feed.st_mtime_ns


def test_a_failed_build_leaves_the_last_site_and_is_told_once(here: Server) -> None:
    first = here.site.resolve()
    here.author.edit(MAP, "channel: website", "channel: web-site")
    here.push("Mistype the channel", "2026-11-11T13:00")
    mail = failed(here.run("2026-11-11T13:10", "quietly", "publish"))
    assert "did you mean 'website'?" in mail
    assert mail.endswith("publish failed with exit status 1.\n")
    assert failed(here.run("2026-11-11T13:20", "quietly", "publish")) == ""

    here.author.edit(MAP, "channel: web-site", "channel: website")
    here.author.edit(MAP, "}\n---\n", "}\n---\n[Gone](gone.md)\n")
    here.push("Lead nowhere", "2026-11-11T13:30")
    assert "gone.md" in failed(here.run("2026-11-11T13:40", "quietly", "publish"))
    assert here.site.resolve() == first
    assert (first / PAGE).is_file()


def test_a_branch_that_was_rewritten_is_not_followed(here: Server) -> None:
    here.author.git("commit", "--quiet", "--amend", "--message", "Another")
    here.author.git("push", "--quiet", "--force", "origin", "main")
    assert "Not possible to fast-forward" in here.run("2026-11-11T13:10", "publish").stderr


def test_an_overlapping_run_leaves_the_work_to_the_first(here: Server) -> None:
    here.feels(-1, 2, "2026-11-11T13:00")
    first = here.site.resolve()
    with (here.home / "state/publish.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert said(here.run("2026-11-11T13:10", "quietly", "publish")) == ""
        assert here.site.resolve() == first


def test_back_to_an_earlier_site_as_the_guide_has_it(here: Server) -> None:
    guide = SHIPPED.with_suffix(".md").read_text(encoding="utf-8")
    user, *steps = guide.split("**Back to an earlier site,**")[1].split("```")[1].splitlines()[1:]
    assert user == "su - journeys"
    earlier = here.site.resolve().rename(here.home / "sites/20261110T000000Z-1f0c3a")
    sudo = here.folder / "sudo"
    sudo.write_text(f'#!/bin/sh\n[ "$*" = /usr/local/sbin/serve-policy ] && cat >{here.home}/served\n')
    sudo.chmod(0o755)
    subprocess.run(
        ["/bin/bash", "-ec", "\n".join(steps).replace("20261123T000502Z-1f0c3a…", earlier.name)],
        cwd=here.home,
        env={**here.environment("2026-11-11T13:00"), "PATH": f"{here.folder}:/usr/bin:/bin"},
        check=True,
    )
    assert here.site.resolve() == earlier
    assert (here.home / "served").read_text(encoding="utf-8") == f"{policy(earlier)}\n"
    assert not (here.home / "state/policy").exists()


# Mondays


REFUSE = "#!/bin/sh\necho 'the disk is full' >&2\nexit 1\n"


def monday(made: Server, when: str) -> str:
    return said(made.run(when, "quietly", "close-week"))


NOT_OURS = "is not what `cjm notify` wrote"


@pytest.fixture(scope="module")
def untold(published: Server, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server that closed the week, shows and keeps it, and told nobody of it. Not to be changed."""
    made = copy(published, tmp_path_factory.mktemp("untold") / "there")
    memory(made).write_text("{}", encoding="utf-8")
    assert NOT_OURS in failed(made.run("2026-11-16T00:05", "close-week"))
    return made


@pytest.fixture
def closed(untold: Server, tmp_path: Path, board: Receiver) -> Server:
    """The same, with a board to tell."""
    made = copy(untold, tmp_path / "closed")
    name(board, made)
    return made


@pytest.fixture
def board() -> Iterator[Receiver]:
    """Whom the subscriptions name."""
    with receiver() as found:
        yield found


def name(board: Receiver, made: Server) -> None:
    """Where it listens is a secret."""
    (made.home / "secrets").write_text(f"PORT={board.port}\n", encoding="utf-8")


def memory(made: Server) -> Path:
    """Whom it told of what; without it, nobody of anything."""
    return made.home / "state/notified.json"


def told(board: Receiver) -> list[str]:
    return [post["title"] for _, post in board.posts]


def test_mondays(here: Server, board: Receiver) -> None:
    name(board, here)
    closed = git(here.forge, "rev-parse", "main")
    hook = here.forge / "hooks" / "pre-receive"
    hook.write_text(REFUSE)
    hook.chmod(0o755)
    assert "remote: the disk is full" in failed(here.run("2026-11-16T00:05", "quietly", "close-week"))
    assert (here.tags(), sorted(kept(here))) == ([], ["2026-W46.md"])

    # What that run left undone the next one does.
    hook.unlink()
    board.refused = {"/board": 500}
    assert "Board, json://127.0.0.1:${PORT}/board: was not told" in failed(
        here.run("2026-11-16T06:05", "quietly", "close-week")
    )
    assert here.tags() == [W46]
    assert git(here.forge, "rev-parse", f"{W46}^{{commit}}") == closed
    assert (here.site / "changes/2026-W46/index.html").is_file()
    first = kept(here)
    assert sorted(first) == ["2026-W46.json", "2026-W46.md", "2026-W46.tar.gz"]
    site = here.site.resolve()
    board.refused = {}
    assert monday(here, "2026-11-16T09:05") == ""
    assert told(board) == ["Journeys: 1 change (2026-W46)"]

    # A repeat changes nothing.
    assert monday(here, "2026-11-16T12:05") == ""
    assert (here.site.resolve(), kept(here), here.tags(), len(board.posts)) == (site, first, [W46], 1)

    # Of the next two weeks the first brought nothing.
    here.feels(-1, 2, "2026-11-25T09:00")
    assert monday(here, "2026-11-30T00:05") == ""
    assert here.tags() == [W46, W48]
    assert kept(here).keys() - first.keys() == {"2026-W48.json", "2026-W48.md", "2026-W48.tar.gz"}
    assert kept(here).items() >= first.items()
    assert told(board) == ["Journeys: 1 change (2026-W46)", "Journeys: 1 change (2026-W48)"]


def test_a_week_that_was_closed_anew_elsewhere(closed: Server, board: Receiver) -> None:
    memory(closed).unlink()
    monday(closed, "2026-11-16T03:05")
    late = closed.feels(-1, 2, "2026-11-15T20:00")
    assert f"if that is right, take the tag away with `git tag --delete {W46}`" in failed(
        closed.run("2026-11-16T06:05", "close-week")
    )

    # Somebody does so in his own clone, for the forge and for all.
    closed.author.git("tag", "--annotate", "--message", "Anew", W46, late)
    closed.author.git("push", "--quiet", "--force", "origin", W46)
    assert git(closed.forge, "rev-parse", f"{W46}^{{commit}}") == late

    # What was made here and is not pushed yet stays.
    git(closed.home / "maps", "tag", "revision/2026-W40", "HEAD~1")
    assert said(closed.run("2026-11-16T09:10", "quietly", "publish")) == ""
    assert closed.tags("journeys/maps") == ["revision/2026-W40", W46]
    assert git(closed.home / "maps", "rev-parse", f"{W46}^{{commit}}") == late
    git(closed.home / "maps", "tag", "--delete", "revision/2026-W40")
    assert monday(closed, "2026-11-16T12:05") == ""
    assert len(board.posts) == 1


def test_a_week_that_nobody_could_be_told_of_is_told_later(closed: Server, board: Receiver) -> None:
    closed.feels(-1, 2, "2026-11-25T09:00")
    assert NOT_OURS in failed(closed.run("2026-11-30T00:05", "close-week"))

    memory(closed).unlink()
    assert monday(closed, "2026-11-30T06:05") == ""
    assert told(board) == ["Journeys: 1 change (2026-W46)", "Journeys: 1 change (2026-W48)"]


def test_who_could_not_be_told_hears_of_it_with_the_next_week(closed: Server, board: Receiver) -> None:
    memory(closed).unlink()
    board.refused = {"/board": 500}
    assert "Board" in failed(closed.run("2026-11-16T06:05", "close-week"))
    board.refused = {}
    closed.feels(-1, 2, "2026-11-25T09:00")
    assert monday(closed, "2026-11-30T00:05") == ""
    assert told(board) == ["Journeys: 2 changes (2026-W46 – 2026-W48)"]


@pytest.mark.parametrize("keep", ["0", "-1", "all"])
def test_the_site_in_view_is_always_kept(here: Server, keep: str) -> None:
    here.feels(-1, 2, "2026-11-11T13:00")
    first = here.site.resolve()
    assert failed(here.run("2026-11-11T13:10", "publish", KEEP=keep)) == (
        f"publish: KEEP is '{keep}': at least 1 site is kept, the one in view\n"
    )
    assert list((here.home / "sites").iterdir()) == [first]
