"""What commits are called, as forges write them."""

from __future__ import annotations

import pytest

from cjm_plugin.history.naming import Named, named


@pytest.mark.parametrize(
    ("message", "subject", "number"),
    [
        ("Say that it is slow\n", "Say that it is slow", None),
        ("\n\n  Say it \n\nMore\n", "Say it", None),
        ("", "", None),
        ("Fix #12 at last", "Fix #12 at last", None),
        ("Two weeks of visits (#104)\n", "Two weeks of visits", "104"),
        ("(#104)", "(#104)", None),
        ("See (#104) there", "See (#104) there", None),
        ("Revert (#3) (#104)", "Revert (#3)", "104"),
        ("Merge pull request #7 from cx/topic\n\nTell how it feels\n\nMore", "Tell how it feels", "7"),
        ("Merge pull request #7 from cx/topic\n", "Merge pull request #7 from cx/topic", "7"),
        ("Merge pull request #7 in CX/maps from topic to main\n\n* commit 'x':\n", "* commit 'x':", "7"),
        ("Merge pull request 'Опрос (2)' (#31) from cx/topic into main\n\nReviewed-on: x", "Опрос (2)", "31"),
        ("Merged in topic (pull request #5)\n\nTell how it feels\n", "Tell how it feels", "5"),
        ("Merged PR 1234: Tell how it feels\n", "Tell how it feels", "1234"),
        (
            "Merge branch 'topic' into 'main'\n\nTell how it feels\n\nSee merge request cx/maps!12",
            "Tell how it feels",
            "12",
        ),
        (
            "Merge branch 'topic' into 'main'\n\nSee merge request cx/maps!12",
            "Merge branch 'topic' into 'main'",
            "12",
        ),
        ("Tell how it feels\n\nSee merge request cx/a/maps!12\n", "Tell how it feels", "12"),
        ("Merge branch 'topic'\n", "Merge branch 'topic'", None),
        ("Tell\x1b[31m it\u2028all\n", "Tell [31m it all", None),
        ('Use <b> & "quotes"\r\n\r\nMore', 'Use <b> & "quotes"', None),
    ],
)
def test_a_commit_is_called(message: str, subject: str, number: str | None) -> None:
    assert named(message) == Named(subject, number)
