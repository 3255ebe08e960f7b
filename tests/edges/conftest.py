"""Sites that several tests read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_plugin.edges import mkdocs_plugin
from tests.edges.sites import make_site, publish
from tests.edges.stub import stub_site


@pytest.fixture(scope="module")
def _today() -> Iterator[None]:
    """The day of every build of a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795348800")
        yield


@pytest.fixture(scope="module")
def marks(_today: None) -> Iterator[None]:
    """Rendering is replaced by marks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs_plugin, "build_site", stub_site)
        yield


@pytest.fixture(scope="module")
def site(marks: None, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 (it is in force)
    """The small site, published."""
    return publish(make_site(tmp_path_factory.mktemp("small")))
