"""What every object and part of one makes of nulls, unknown keys and keys of the author's own."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from cjm_plugin.model.base import HOST_KEYS, Extension, Object
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.journey import Journey, Pain, Touchpoint
from cjm_plugin.model.kinds import BY_FOLDER, Kind
from tests.support.catalogs import journey, metric, pain, stage, thing, touchpoint


def faults(model: Any, data: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """Where and of what type the errors are."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


class TestNulls:
    def test_a_key_with_nothing_behind_it_is_absent(self) -> None:
        empty = dict.fromkeys(
            ["pains", "systems", "decision", "emotion", "does", "departments", "by_persona", "next"]
        )
        assert Touchpoint.model_validate({**touchpoint("a"), **empty}) == Touchpoint.model_validate(
            touchpoint("a")
        )

    def test_a_required_key_with_nothing_behind_it_is_missing(self) -> None:
        assert faults(Touchpoint, {**touchpoint("a"), "channel": None, "title": None}) == [
            (("title",), "missing"),
            (("channel",), "missing"),
        ]

    def test_an_unknown_key_is_an_error_even_with_nothing_behind_it(self) -> None:
        assert faults(Pain, {**pain("a"), "sevrity": None}) == [(("sevrity",), "extra_forbidden")]

    def test_a_default_stands_in(self) -> None:
        found = journey("a", touchpoint("b"), state=None, personas=None)
        assert (found.state, found.personas) == ("as-is", ())

    def test_an_empty_next_is_not_an_absent_one(self) -> None:
        ends, goes_on = journey("a", touchpoint("b", next=[]), touchpoint("c", next=None)).touchpoints
        assert (ends.next, goes_on.next) == ((), None)

    def test_a_null_in_a_list_is_an_error(self) -> None:
        assert faults(Touchpoint, touchpoint("a", systems=["crm", None])) == [(("systems", 1), "string_type")]

    def test_a_role_with_nothing_behind_it_is_missing(self) -> None:
        assert faults(Touchpoint, touchpoint("a", departments={"cx": None})) == [
            (("departments", 0, "role"), "missing")
        ]

    def test_a_persona_with_nothing_behind_it_differs_in_nothing(self) -> None:
        found = Touchpoint.model_validate(touchpoint("a", by_persona={"pensioner": None}))
        assert [(v.persona, v.channel, v.pains) for v in found.by_persona] == [("pensioner", None, ())]


class TestUnknownKeys:
    @pytest.mark.parametrize("key", ["titel", "@kind", "X-note", "extensions", "from_", "metric_kind"])
    def test_at_any_level(self, key: str) -> None:
        assert faults(Journey, {"@id": "a", "@path": "p", "title": "A", key: 1}) == [
            ((key,), "extra_forbidden")
        ]
        nested = {
            "@id": "a",
            "@path": "p",
            "title": "A",
            "stages": [stage("b", touchpoint("c", pains=[pain("d", **{key: 1})]))],
        }
        where = ("stages", 0, "touchpoints", 0, "pains", 0, key)
        assert faults(Journey, nested) == [(where, "extra_forbidden")]

    def test_what_differs_for_a_persona_is_named(self) -> None:
        """`title` and `systems` belong to the touchpoint, whoever comes."""
        assert faults(Touchpoint, touchpoint("a", by_persona={"p": {"systems": ["crm"]}})) == [
            (("by_persona", 0, "systems"), "extra_forbidden")
        ]


def system(own: dict[str, Any]) -> Object:
    return thing(Kind.SYSTEM, "crm", **own)


class TestExtensions:
    def test_are_kept_at_every_level_in_order_of_their_names(self) -> None:
        inner = {**touchpoint("a"), "x-room": "Bathroom", "pains": [{**pain("b"), "x-jira": 7}]}
        found = journey("j", inner, **{"x-b": True, "x-a": None})
        assert found.extensions == (
            Extension(name="x-a", json_value="null"),
            Extension(name="x-b", json_value="true"),
        )
        (contact,) = found.touchpoints
        assert contact.extensions == (Extension(name="x-room", json_value='"Bathroom"'),)
        assert contact.pains[0].extensions == (Extension(name="x-jira", json_value="7"),)

    @pytest.mark.parametrize(
        ("value", "json_value"),
        [
            ({"b": 1, "a": [1, "ё"]}, '{"a": [1, "ё"], "b": 1}'),
            ({"a": [1, "ё"], "b": 1}, '{"a": [1, "ё"], "b": 1}'),
            ((1, 2), "[1, 2]"),
            ("", '""'),
        ],
    )
    def test_have_one_form_whatever_the_order_of_keys(self, value: object, json_value: str) -> None:
        assert system({"x-note": value}).extensions[0].json_value == json_value

    def test_the_bare_prefix_is_a_key_like_others(self) -> None:
        assert [e.name for e in system({"x-": 1, "x-a": 2}).extensions] == ["x-", "x-a"]

    def test_objects_with_them_are_hashable_and_frozen(self) -> None:
        found = system({"x-note": {"a": [1]}})
        assert hash(found) == hash(system({"x-note": {"a": [1]}}))
        with pytest.raises(ValidationError):
            found.title = "Another"  # type: ignore[misc]


class TestObjects:
    @pytest.mark.parametrize("kind", Kind)
    def test_each_kind_has_its_model_and_folder(self, kind: Kind) -> None:
        assert MODELS[kind].kind is kind
        assert BY_FOLDER[kind.folder] is kind

    def test_folders(self) -> None:
        assert list(BY_FOLDER) == (
            [
                "journeys",
                "personas",
                "stages",
                "departments",
                "channels",
                "systems",
                "metrics",
                "studies",
                "initiatives",
                "principles",
            ]
        )

    @pytest.mark.parametrize(
        ("kind", "required"),
        [(Kind.STAGE, ["title", "order"]), (Kind.STUDY, ["title", "date"]), (Kind.JOURNEY, ["title"])],
    )
    def test_what_is_required(self, kind: Kind, required: list[str]) -> None:
        assert faults(MODELS[kind], {"@id": "a", "@path": "p"}) == [((name,), "missing") for name in required]

    def test_names_of_the_model_that_are_not_the_files(self) -> None:
        assert metric("m", kind="nps").metric_kind == "nps"
        found = thing(Kind.INITIATIVE, "i", targets=[{"metric": "m", "from": 1, "to": 2}])
        assert found.model_dump(include={"targets"})["targets"][0]["from_"] == 1

    def test_keys_of_the_host_are_read_but_not_published(self) -> None:
        for model in MODELS.values():
            assert set(HOST_KEYS) <= set(model.model_fields)
            assert all(model.model_fields[key].exclude for key in HOST_KEYS)


@pytest.mark.parametrize(
    "sent",
    [
        journey(
            "a",
            touchpoint(
                "b", pains=[pain("p", **{"x-seen": [1]})], by_persona={"pensioner": {"does": "Rings"}}
            ),
            **{"x-board": "blue", "was": ["ä"], "owner": None},
        ),
        metric("csat"),
    ],
)
def test_what_another_process_gets_is_what_was_sent(sent: Object) -> None:
    got = pickle.loads(pickle.dumps(sent))

    assert (got, hash(got), repr(got)) == (sent, hash(sent), repr(sent))
    assert got.model_fields_set == sent.model_fields_set
    assert got.model_dump_json() == sent.model_dump_json()
    assert got.model_copy(update={"title": "Other"}).title == "Other"
    with pytest.raises(ValidationError, match="frozen"):
        got.title = "Other"


class TestShapes:
    """What the file may write in more ways than one."""

    @pytest.mark.parametrize(
        ("written", "roles"),
        [
            ("cx", [("cx", "leads")]),
            ({"cx": "supports", "it": "informed"}, [("cx", "supports"), ("it", "informed")]),
            ({}, []),
        ],
    )
    def test_departments(self, written: object, roles: list[tuple[str, str]]) -> None:
        found = Touchpoint.model_validate(touchpoint("a", departments=written))
        assert [(i.department, i.role) for i in found.departments] == roles

    @pytest.mark.parametrize(
        ("written", "message"),
        [
            (("cx", "it"), "is a list; write the role of each: {cx: leads, it: leads}"),
            ((), "is a list; write the role of each: {e-commerce: leads}"),
            (7, "is neither a department's id nor a mapping of departments to roles"),
        ],
    )
    def test_departments_of_another_shape(self, written: object, message: str) -> None:
        with pytest.raises(ValidationError) as caught:
            Touchpoint.model_validate(touchpoint("a", departments=written))
        assert [error["msg"] for error in caught.value.errors()] == [message]

    def test_a_role_is_one_of_three(self) -> None:
        found = faults(Touchpoint, touchpoint("a", departments={"cx": "owns"}))
        assert found == [(("departments", 0, "role"), "literal_error")]

    @pytest.mark.parametrize("written", ["pensioner", ("pensioner",), 1])
    def test_by_persona_is_a_mapping(self, written: object) -> None:
        assert faults(Touchpoint, touchpoint("a", by_persona=written)) == [
            (("by_persona",), "by_persona_shape")
        ]

    @pytest.mark.parametrize(
        ("way", "fault"),
        [
            ({"share": 1.01}, "less_than_equal"),
            ({"share": -0.01}, "greater_than_equal"),
            ({"wait_minutes": -1}, "greater_than_equal"),
            ({"repeats_information": 1}, "bool_type"),
        ],
    )
    def test_bounds_of_passages(self, way: dict[str, Any], fault: str) -> None:
        (found,) = faults(Touchpoint, touchpoint("a", next=[{"to": "b", **way}]))
        assert found == (("next", 0, next(iter(way))), fault)

    def test_the_first_persona_is_the_point_of_view(self) -> None:
        assert journey("j", personas=["family", "pensioner"]).point_of_view == "family"
        assert journey("j").point_of_view is None
