"""Several changes in one line, and weeks in a few sentences."""

from __future__ import annotations

import pytest

from cjm_plugin.analysis.lines import Line
from cjm_plugin.model.change import Change, Direction, Named, Plain, Prose
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling import PlainStyle, Teller
from tests.rendering.telling.specimens import (
    AT_COMPARE,
    AT_DEPTH,
    BETTER,
    CHAT,
    CHECKOUT,
    CHOOSE,
    HOSTILE,
    INTERVIEWS,
    LONG,
    LONGER,
    MAP,
    NEUTRAL,
    PENSIONER,
    PHONE,
    REPAIR,
    SHOPS,
    SPECIMENS,
    WORSE,
    change,
    of,
)

EN, RU, PL = (Teller(Locale.of(language), PlainStyle()) for language in ("en", "ru", "pl"))


def line(*changes: Change) -> Line:
    return Line(AT_COMPARE, NEUTRAL, changes)


def named(*names: str) -> tuple[Change, ...]:
    return tuple(SPECIMENS[name] for name in names)


def test_a_subject_is_said_once() -> None:
    told = EN.line(line(*named("emotion fell", "pain found")))
    assert told == (
        "Compares three models on the site: emotion fell 0 → −1; "
        "the pain “Depth with hose is not shown” is new (severity 4, researched)"
    )


def test_what_is_new_is_said_first_with_what_is_in_it() -> None:
    told = EN.line(line(*named("pain found", "touchpoint added")))
    assert told == (
        "Compares three models on the site is a new touchpoint (Phone, +1, researched); "
        "the pain “Depth with hose is not shown” is new (severity 4, researched)"
    )


def test_a_lead_that_passes_on_is_one_clause() -> None:
    changes = named("led", "moment of truth", "leads")
    assert EN.line(line(*changes)) == (
        "Compares three models on the site: now led by E-commerce, not Marketing; now a moment of truth"
    )
    assert RU.line(line(*changes)) == (
        "Compares three models on the site — теперь ведёт подразделение «E-commerce», а не «Marketing»; "
        "теперь это момент истины"
    )


@pytest.mark.parametrize("names", [("leads", "supported"), ("supports", "led"), ("leads",), ("led",)])
def test_otherwise_each_department_is_told(names: tuple[str, ...]) -> None:
    assert "now led by" not in EN.line(line(*named(*names)))


def test_what_happened_to_one_list_is_told_at_once() -> None:
    checkout = change("touchpoint.evidence-added", field="evidence[checkout]", after=CHECKOUT)
    told = EN.line(line(*named("factor added", "evidence added", "factor replaced"), checkout))
    assert told == (
        "Compares three models on the site: "
        "“delivery date” and “price with delivery” added to factors of the decision, “price” removed; "
        "now rests on “Interviews of the third quarter” and “Checkout usability test”"
    )


def test_evidence_that_is_exchanged_is_one_clause() -> None:
    told = EN.line(
        line(*named("evidence withdrawn", "evidence added", "strength evidence gone", "strength evidence"))
    )
    assert told == (
        "Compares three models on the site: "
        "now rests on “Interviews of the third quarter”, no longer on “Checkout usability test”; "
        "strength “Photos in real bathrooms” now rests on “Interviews of the third quarter”, "
        "no longer on “Checkout usability test”"
    )


def test_a_pain_is_named_once_in_a_row() -> None:
    changes = named("pain worse", "pain evidence added", "moment of truth", "pain evidence withdrawn")
    assert EN.line(line(*changes)) == (
        "Compares three models on the site: now a moment of truth; "
        "the pain “Depth with hose is not shown” became worse: severity 3 → 4; "
        "it now rests on “Interviews of the third quarter”, no longer on “Checkout usability test”"
    )
    assert RU.line(line(*changes[:2])).endswith(
        "боль «Depth with hose is not shown» усилилась: острота 3 → 4; "
        "у неё новые основания: «Interviews of the third quarter»"
    )
    assert PL.line(line(*changes[:2])).endswith(
        "bolączka „Depth with hose is not shown” się nasiliła: dotkliwość 3 → 4; "
        "nowe dowody na nią: „Interviews of the third quarter”"
    )


def test_lists_of_different_personas_stay_apart() -> None:
    own = change(
        "touchpoint.field-changed",
        field="by_persona[pensioner].decision.factors",
        after=Prose("a voice"),
        persona=PENSIONER,
    )
    assert EN.line(line(*named("factor added"), own)).endswith(
        "“delivery date” added to factors of the decision; "
        "“a voice” added to factors of the decision for Pensioner"
    )


def test_of_many_the_rest_is_counted() -> None:
    many = (
        change("persona.field-changed", of(PENSIONER), field="needs", after=Prose(f"{n}")) for n in range(7)
    )
    told = EN.line(Line(of(PENSIONER), NEUTRAL, tuple(many)))
    assert told == "Persona Pensioner: “0”, “1”, “2”, “3” and 3 more added to needs"


def test_long_texts_are_only_said_to_be_rewritten_and_can_be_unfolded() -> None:
    rewritten = EN.wordings(SPECIMENS["text rewritten"])
    assert rewritten is not None
    assert (rewritten.before, rewritten.after) == (LONG, LONGER)
    added = EN.wordings(SPECIMENS["long text set"])
    assert added is not None
    assert (added.before, added.after) == ("", LONG)
    assert EN.wordings(SPECIMENS["text changed"]) is None
    assert EN.wordings(SPECIMENS["emotion fell"]) is None


def test_a_long_item_is_cut_at_a_word() -> None:
    told = EN.line(line(change("touchpoint.field-changed", field="decision.factors", after=Plain(LONG))))
    assert told == (
        "Compares three models on the site: "
        "“Opens four tabs, a drawing of the bathroom and the message in which…” "
        "added to factors of the decision"
    )


# Summaries

WEEK = named("emotion fell", "pain found", "initiative done", "reviewed")
SAID = {
    "a week": (
        WEEK,
        (
            "One map changed. 1 touchpoint became worse. New pain: “Depth with hose is not shown”. "
            "Done: “Route plan open to the hotline”."
        ),
        (
            "Изменилась одна карта. Хуже стало в 1 точке контакта. "
            "Новая боль: «Depth with hose is not shown». "
            "Завершена инициатива: «Route plan open to the hotline»."
        ),
        (
            "Zmieniła się jedna mapa. Gorzej w 1 punkcie styku. "
            "Nowa bolączka: „Depth with hose is not shown”. "
            "Zakończona inicjatywa: „Route plan open to the hotline”."
        ),
    ),
    "nothing": ((), "Nothing changed.", "Ничего не изменилось.", "Nic się nie zmieniło."),
    "nothing for the customer": (
        named("text changed"),
        "One map changed. Nothing became better or worse for the customer.",
        "Изменилась одна карта. Для клиента ничего не стало ни лучше, ни хуже.",
        "Zmieniła się jedna mapa. Dla klienta nic się nie poprawiło ani nie pogorszyło.",
    ),
    "only what maps share": (
        named("due moved", "preferred channel"),
        "No map changed, but 2 things that maps share did.",
        "Карты не менялись, изменились 2 общих для них объекта.",
        "Mapy się nie zmieniły; zmieniły się 2 wspólne obiekty.",
    ),
    "what comes and goes": (
        named("map added", "touchpoint added", "touchpoint removed", "pain reopened", "pain refuted"),
        (
            "1 touchpoint became worse. 1 touchpoint is new. 1 touchpoint is no longer there. "
            "New map: “Buying a washing machine online”. Open again: “Depth with hose is not shown”. "
            "Refuted: “Depth with hose is not shown”."
        ),
        (
            "Хуже стало в 1 точке контакта. Появилась 1 точка контакта. Убрана 1 точка контакта. "
            "Новая карта: «Buying a washing machine online». "
            "Снова открыта боль: «Depth with hose is not shown». "
            "Опровергнута боль: «Depth with hose is not shown»."
        ),
        (
            "Gorzej w 1 punkcie styku. Przybył 1 punkt styku. Ubył 1 punkt styku. "
            "Nowa mapa: „Buying a washing machine online”. "
            "Znów otwarta bolączka: „Depth with hose is not shown”. "
            "Obalona bolączka: „Depth with hose is not shown”."
        ),
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_a_week_is_summed_up(name: str) -> None:
    changes, *said = SAID[name]
    assert [teller.summary(changes) for teller in (EN, RU, PL)] == said


@pytest.mark.parametrize(
    ("whose", "english", "russian", "polish"),
    [
        (
            SHOPS,
            "One map changed where E-commerce takes part.",
            "Изменилась одна карта с участием подразделения «E-commerce».",
            "Zmieniła się jedna mapa z udziałem działu „E-commerce”.",
        ),
        (
            PENSIONER,
            "One map changed for Pensioner.",
            "Изменилась одна карта с участием персоны «Pensioner».",
            "Zmieniła się jedna mapa z udziałem persony „Pensioner”.",
        ),
        (
            CHOOSE,
            "One map changed in the stage Choose.",
            "Изменилась одна карта на этапе «Choose».",
            "Zmieniła się jedna mapa na etapie „Choose”.",
        ),
        (
            PHONE,
            "One map changed in the channel Phone.",
            "Изменилась одна карта в канале «Phone».",
            "Zmieniła się jedna mapa w kanale „Phone”.",
        ),
    ],
)
def test_a_summary_may_be_of_one_slice(whose: Named, english: str, russian: str, polish: str) -> None:
    for teller, said in ((EN, english), (RU, russian), (PL, polish)):
        assert teller.summary(WEEK, whose=whose).startswith(f"{said} ")


def felt(number: int, direction: Direction, what: str = "touchpoint.emotion-fell", **more: object) -> Change:
    at = of(Named("touchpoint", f"repair/{number}", f"T{number}"), REPAIR)
    return change(what, at, direction, **more)  # type: ignore[arg-type]


def test_better_and_worse_touchpoints_are_counted_once_each() -> None:
    changes = [felt(n, BETTER, "touchpoint.emotion-rose") for n in range(21)]
    changes += [felt(n, WORSE) for n in range(30, 32)] + [felt(30, WORSE, "touchpoint.passage-changed")]
    assert EN.summary(changes) == "One map changed. 21 touchpoints became better and 2 worse."
    assert RU.summary(changes) == "Изменилась одна карта. Лучше стало в 21 точке контакта, хуже — в 2."
    assert PL.summary(changes) == "Zmieniła się jedna mapa. Lepiej w 21 punktach styku, gorzej w 2."


def test_the_emotion_of_all_decides_whether_a_touchpoint_became_better() -> None:
    better = [felt(1, BETTER, "touchpoint.emotion-rose"), felt(1, WORSE, persona=PENSIONER)]
    assert EN.summary(better) == "One map changed. 1 touchpoint became better."
    both = [felt(1, BETTER, "touchpoint.passage-changed"), felt(1, WORSE, "touchpoint.passage-changed")]
    assert EN.summary(both) == "One map changed. 1 touchpoint became worse."


@pytest.mark.parametrize(
    ("maps", "english", "russian", "polish"),
    [
        (2, "Two maps changed.", "Изменились две карты.", "Zmieniły się dwie mapy."),
        (5, "Five maps changed.", "Изменилось пять карт.", "Zmieniło się pięć map."),
        (9, "Nine maps changed.", "Изменилось девять карт.", "Zmieniło się dziewięć map."),
        (21, "21 maps changed.", "Изменилась 21 карта.", "Zmieniło się 21 map."),
        (22, "22 maps changed.", "Изменились 22 карты.", "Zmieniły się 22 mapy."),
    ],
)
def test_maps_are_counted(maps: int, english: str, russian: str, polish: str) -> None:
    changes = [change("journey.story-changed", of(Named("journey", f"{n}", f"{n}"))) for n in range(maps)]
    # Maps in which nobody has found anything to change are none that changed.
    reviews = [change("journey.reviewed", of(Named("journey", f"r{n}", f"r{n}"))) for n in range(9)]
    for teller, said in ((EN, english), (RU, russian), (PL, polish)):
        assert teller.summary([*changes, *reviews]).startswith(f"{said} ")


@pytest.mark.parametrize(
    ("maps", "english", "russian", "polish"),
    [
        (
            1,
            "1 map was reviewed, with nothing to change.",
            "1 карта проверена, изменений нет.",
            "Przejrzano 1 mapę, bez zmian.",
        ),
        (
            22,
            "22 maps were reviewed, with nothing to change.",
            "22 карты проверены, изменений нет.",
            "Przejrzano 22 mapy, bez zmian.",
        ),
    ],
)
def test_a_week_of_nothing_but_reviews(maps: int, english: str, russian: str, polish: str) -> None:
    changes = [change("journey.reviewed", of(Named("journey", f"{n}", f"{n}"))) for n in range(maps)]
    assert [teller.summary(changes) for teller in (EN, RU, PL)] == [english, russian, polish]


def test_maps_that_were_only_reviewed_are_told_in_one_line() -> None:
    maps = [MAP, Named("journey", "b", "B"), Named("journey", "c", "C")]
    assert [teller.reviewed(maps) for teller in (EN, RU, PL)] == [
        "Also reviewed, with nothing to change: “Buying a washing machine online”, “B” and “C”.",
        "Кроме того, проверка без изменений: «Buying a washing machine online», «B» и «C».",
        "Ponadto przegląd bez zmian: „Buying a washing machine online”, „B” i „C”.",
    ]
    assert EN.reviewed(maps, also=False, most=2) == (
        "Reviewed, with nothing to change: “Buying a washing machine online” and 2 more."
    )


def test_a_pain_from_another_touchpoint_is_not_counted_as_new() -> None:
    moved = change("pain.found", AT_DEPTH, before=CHAT)
    assert "New pain" not in EN.summary([moved])
    assert "New pain" in EN.summary([change("pain.found", AT_DEPTH)])


def test_only_what_turns_a_pain_counts_as_refuted() -> None:
    """Each further study refutes a hypothesis once more; its pain has been refuted before."""
    again = change("hypothesis.refuted", AT_DEPTH, by=(INTERVIEWS,))
    assert "Refuted" not in EN.summary([again])
    assert EN.summary([again, change("pain.refuted", AT_DEPTH, BETTER)]).endswith(
        "Refuted: “Depth with hose is not shown”."
    )


def test_where_a_pain_is_refuted_nothing_became_better() -> None:
    """What has been learnt is no gain for the customer."""
    refuted = change("pain.refuted", AT_DEPTH, BETTER, by=(INTERVIEWS,))
    assert [teller.summary([refuted]) for teller in (EN, RU, PL)] == [
        "One map changed. Refuted: “Depth with hose is not shown”.",
        "Изменилась одна карта. Опровергнута боль: «Depth with hose is not shown».",
        "Zmieniła się jedna mapa. Obalona bolączka: „Depth with hose is not shown”.",
    ]
    rose = felt(1, BETTER, "touchpoint.emotion-rose")
    assert "1 touchpoint became better." in EN.summary([refuted, rose])


def test_few_pains_are_named_and_the_rest_counted() -> None:
    pains = [
        change(
            "pain.found", of(Named("pain", f"m/t{n}/p", f"P{n}"), MAP, Named("touchpoint", f"m/t{n}", "T"))
        )
        for n in range(5)
    ]
    assert EN.summary(pains).endswith("New pains: “P0”, “P1” and 3 more.")
    assert RU.summary(pains).endswith("Новые боли: «P0», «P1» и ещё 3.")
    assert PL.summary(pains).endswith("Nowe bolączki: „P0”, „P1” i jeszcze 3.")


@pytest.mark.parametrize(
    ("maps", "english", "russian", "polish"),
    [
        (
            0,
            "First version, without any map yet.",
            "Первая версия, пока без карт.",
            "Pierwsza wersja, jeszcze bez map.",
        ),
        (1, "First version, with 1 map.", "Первая версия: 1 карта.", "Pierwsza wersja: 1 mapa."),
        (10, "First version, with 10 maps.", "Первая версия: 10 карт.", "Pierwsza wersja: 10 map."),
        (22, "First version, with 22 maps.", "Первая версия: 22 карты.", "Pierwsza wersja: 22 mapy."),
    ],
)
def test_the_first_version(maps: int, english: str, russian: str, polish: str) -> None:
    assert [teller.first_version(maps) for teller in (EN, RU, PL)] == [english, russian, polish]


def test_words_that_look_like_places_stay_words() -> None:
    told = EN.summary(
        [change("pain.found", of(Named("pain", "m/t/p", HOSTILE), MAP, Named("touchpoint", "m/t", "T")))]
    )
    assert told.endswith(f"New pain: “{HOSTILE}”.")


def test_pains_that_come_with_a_touchpoint_or_a_stage_are_new_too() -> None:
    told = EN.summary(named("touchpoint added with pains", "pain found", "touchpoint removed with pains"))
    assert told == (
        "One map changed. 1 touchpoint became worse. 1 touchpoint is new. 1 touchpoint is no longer there. "
        "New pains: “Depth with hose is not shown” and “Nobody answers”."
    )
    assert EN.summary(named("stage added with pains", "stage removed with a pain")).endswith(
        "2 touchpoints are new. 1 touchpoint is no longer there. "
        "New pains: “Depth with hose is not shown” and “Nobody answers”."
    )
