"""Files on disk: links, bytes, what is an object and what is not."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cjm_plugin.loading import Loaded, load_folder
from cjm_plugin.loading.tree import LARGEST_DATA, LARGEST_TEXT
from tests.loading.support import BASE, SETTINGS, told


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write(folder, {path: text.encode() for path, text in BASE.items()})
    return folder


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def said(content: Path) -> list[str]:
    return [told(problem) for problem in read(content).problems]


def read(content: Path) -> Loaded:
    return load_folder(content, root=content.parent, settings=SETTINGS)


X = b"---\ntitle: X\n---\n"


def test_valid_folder(content: Path) -> None:
    result = read(content)
    assert result.problems == ()
    assert result.catalog.journeys["returning"].path == "content/journeys/returning.md"
    assert result.files == len(BASE) - 1


def test_no_folder(tmp_path: Path) -> None:
    assert said(tmp_path / "content") == [
        "error CJM001 content:1:1: cannot be read: No such file or directory"
    ]


def test_subfolders_only_sort_and_both_extensions_count(content: Path) -> None:
    write(content, {"personas/a/b/deep.md": X, "personas/other.markdown": X})
    assert {"deep", "other"} <= read(content).catalog.personas.keys()


def test_ordinary_pages(content: Path) -> None:
    write(
        content,
        {"journeys/index.md": b"# I", "personas/README.md": b"# R", "about/x.md": b"# X", "data.md": b"# D"},
    )
    result = read(content)
    assert result.problems == ()
    assert result.pages == ("about/x.md", "data.md", "index.md", "journeys/index.md", "personas/README.md")


def test_index_in_a_subfolder_is_an_object(content: Path) -> None:
    write(content, {"personas/a/index.md": X})
    assert "index" in read(content).catalog.personas


def test_hidden_files_are_nothing(content: Path) -> None:
    write(content, {"personas/.x.md": b"\xff", ".git/personas/x.md": b"\xff", "data/.DS_Store": b"\0"})
    assert said(content) == []


def test_prefix_of_another_folder(tmp_path: Path) -> None:
    write(tmp_path / "site/docs/cx", {"personas/x.md": b""})
    problems = load_folder(tmp_path / "site/docs/cx", root=tmp_path / "site", settings=SETTINGS).problems
    assert [problem.path for problem in problems] == ["docs/cx/personas/x.md"]


def test_nfd_name_of_macos(content: Path) -> None:
    name = unicodedata.normalize("NFD", "młoda-rodzinaй")
    write(
        content,
        {f"personas/{name}.md": X, "systems/y.md": f"---\ntitle: '{name}'\nx-a: {name}\n---\n".encode()},
    )
    result = read(content)
    assert result.problems == ()
    assert unicodedata.normalize("NFC", name) in result.catalog.personas


def test_link_that_leads_out(content: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_bytes(X)
    (content / "personas/x.md").symlink_to(secret)
    (content / "images").symlink_to("/etc")
    message = "is a symbolic link that leads out of the content; put the file itself here"
    assert said(content) == [
        f"error CJM002 content/images:1:1: {message}",
        f"error CJM002 content/personas/x.md:1:1: {message}",
    ]
    assert "x" not in read(content).catalog.personas


def test_links_to_nothing_and_in_a_circle(content: Path) -> None:
    (content / "personas/x.md").symlink_to("gone.md")
    (content / "personas/y.md").symlink_to("z.md")
    (content / "personas/z.md").symlink_to("y.md")
    assert said(content) == [
        f"error CJM002 content/personas/{name}.md:1:1: is a symbolic link to nothing; remove it"
        for name in "xyz"
    ]


def test_link_to_a_folder_is_not_followed(content: Path) -> None:
    (content / "personas/up").symlink_to("..")
    (content / "journeys/self").symlink_to(".")
    message = "is a symbolic link to a folder, which is not followed; its files are read where they are"
    assert said(content) == [
        f"warning CJM008 content/journeys/self:1:1: {message}",
        f"warning CJM008 content/personas/up:1:1: {message}",
    ]


def test_link_to_a_file_inside(content: Path) -> None:
    (content / "personas/x.md").symlink_to("pensioner.md")
    assert "x" in set(read(content).catalog.personas)


def test_pipe_does_not_hang(content: Path) -> None:
    os.mkfifo(content / "personas/x.md")
    assert said(content) == ["error CJM001 content/personas/x.md:1:1: is not an ordinary file; remove it"]


def test_folder_named_like_an_object(content: Path) -> None:
    write(content, {"personas/x.md/y.md": X})
    assert "y" in read(content).catalog.personas


@contextmanager
def somebody() -> Iterator[None]:
    """As anybody but root, who may read everything."""
    who = os.geteuid()
    if who == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(who)


NOBODY = 65534


def test_unreadable_file(content: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        everybodys = Path(folder, "content")
        shutil.copytree(content, everybodys)
        Path(folder).chmod(0o755)
        (everybodys / "personas/pensioner.md").chmod(0)
        with somebody():
            problems = said(everybodys)
    assert problems == ["error CJM001 content/personas/pensioner.md:1:1: cannot be read: Permission denied"]


def test_too_large(content: Path) -> None:
    write(
        content, {"personas/x.md": X + b"a" * LARGEST_TEXT, "data/metrics/nps.csv": b"a" * (LARGEST_DATA + 1)}
    )
    assert said(content) == [
        "error CJM003 content/data/metrics/nps.csv:1:1: is larger than 64 MiB",
        "error CJM003 content/personas/x.md:1:1: is larger than 4 MiB",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("---\ntitle: X\n".encode("utf-16"), "1:1: is in UTF-16; save it as UTF-8"),
        ("---\ntitle: X\n".encode("utf-16-be"), "1:1: is not text: it holds a NUL byte; save it as UTF-8"),
        (
            "---\ntitle: X\nquote: Zażółć\n---\n".encode("cp1250"),
            "3:1: is not UTF-8 (byte 0xBF); save it as UTF-8",
        ),
        (
            "\ufeff---\r\ntitle: X\r\nquote: Ж\r\n---\r\n".encode().replace(b"\xd0", b""),
            "3:1: is not UTF-8 (byte 0x96); save it as UTF-8",
        ),
        (b"---\rtitle: \xe9\r---\r", "2:1: is not UTF-8 (byte 0xE9); save it as UTF-8"),
    ],
)
def test_other_encodings(content: Path, data: bytes, expected: str) -> None:
    write(content, {"personas/x.md": data})
    assert said(content) == [f"error CJM004 content/personas/x.md:{expected}"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf---\ntitle: X\nquote: Y\n---\nStory\n",
        b"---\r\ntitle: X\r\nquote: Y\r\n---\r\nStory\r\n",
        b"---\rtitle: X\rquote: Y\r---\rStory\r",
        b"---  \ntitle: X\nquote: Y\n---\t \nStory\n",
        b"---\ntitle: X\nquote: Y\n...\nStory\n",
    ],
)
def test_spellings_of_the_same_file(content: Path, data: bytes) -> None:
    write(content, {"personas/x.md": data})
    result = read(content)
    assert result.problems == ()
    persona = result.catalog.personas["x"]
    assert (persona.title, persona.quote, persona.story, persona.story_line) == ("X", "Y", "Story\n", 5)


def test_name_that_is_not_unicode(content: Path) -> None:
    Path(os.fsdecode(os.fsencode(content) + b"/personas/\xff.md")).write_bytes(X)
    problems = read(content).problems
    assert [problem.code for problem in problems] == ["CJM005"]
    str(problems[0]).encode()
