"""The reference of fields says what the models say."""

from __future__ import annotations

import re

from lxml import html
from markdown import markdown

from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.fields import fields, parts
from cjm_plugin.rendering.authoring.reference import reference


def test_every_field_has_its_row() -> None:
    text = reference()
    for model in MODELS.values():
        for part in parts(model):
            for field in fields(part).values():
                assert re.search(
                    rf"^\| `{field.key}` \| .+ \| {re.escape(field.description)} \|$", text, re.MULTILINE
                )


def test_rows_say_what_is_written() -> None:
    rows = [line.split(" | ")[:3] for line in reference().splitlines() if line.startswith("| `")]
    for row in (
        ["| `state`", "`as-is` or `to-be`", "`as-is`"],
        ["| `importance`", "whole number, 1 to 5", ""],
        ["| `personas`", "list of ids of [personas](#persona)", ""],
        ["| `owner`", "id of a [department](#department)", ""],
        ["| `pains`", "list of mappings: [pain](#pain)", ""],
        ["| `by_persona`", "mapping: id of a [persona](#persona) to mapping: [variation](#variation)", ""],
        ["| `order`", "number", "**required**"],
        ["| `wait_minutes`", "number, 0 or more", ""],
        ["| `exclude`", "yes or no", "`false`"],
    ):
        assert row in rows


def test_links_lead_to_headings() -> None:
    text = reference()
    tree = html.fromstring(markdown(text, extensions=["tables", "toc"]))

    ids = {str(found) for found in tree.xpath("//@id")}
    assert {str(found).removeprefix("#") for found in tree.xpath("//a/@href")} <= ids
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert len(headings) == len(set(headings)) == len(ids)


def test_tables_are_whole() -> None:
    for line in reference().splitlines():
        if line.startswith("| `"):
            assert len(line.split(" | ")) == 4, line
