"""What readers are told, in three languages: the exact strings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from cjm_plugin.model.base import HOST_KEYS, Allowance, SearchHints
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.locale import Locale, language_supported
from cjm_plugin.rendering.words import WORDS
from tests.support import messages

EN, RU, PL = (Locale.of(language) for language in ("en", "ru", "pl"))
TODAY = dt.date(2026, 11, 24)
NB, THIN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("asked", "got", "supported"),
    [
        ("en", "en", True),
        ("ru", "ru", True),
        ("pl-PL", "pl", True),
        ("RU_ru", "ru", True),
        ("de", "en", False),
        ("", "en", False),
    ],
)
def test_another_language_gets_english(asked: str, got: str, supported: bool) -> None:
    assert Locale.of(asked).language == got
    assert language_supported(asked) is supported


@pytest.mark.parametrize(
    ("locale", "long", "short", "weekday", "month"),
    [
        (EN, "24 November 2026", "24 Nov", "Tue 24 Nov", "Nov"),
        (RU, f"24 ноября 2026{NB}г.", "24 нояб.", "вт, 24 нояб.", "нояб."),
        (PL, "24 listopada 2026", "24 lis", "wt., 24 lis", "lis"),
    ],
)
def test_dates(locale: Locale, long: str, short: str, weekday: str, month: str) -> None:
    # CLDR changed from one no-break space to the other.
    assert locale.date(TODAY).replace(THIN, NB) == long
    assert locale.short_date(TODAY) == short
    assert locale.weekday_date(TODAY) == weekday
    assert locale.month(TODAY) == month
    assert locale.week(2027, 1) == "2027-W01"


@pytest.mark.parametrize(
    ("last", "english", "polish"),
    [
        (dt.date(2026, 11, 24), "24 November 2026", "24 listopada 2026"),
        (dt.date(2026, 11, 29), "24–29 November 2026", "24–29 listopada 2026"),
        (dt.date(2026, 12, 6), f"24 November{NB}– 6 December 2026", f"24 listopada{NB}– 6 grudnia 2026"),
        (
            dt.date(2027, 1, 3),
            f"24 November 2026{NB}– 3 January 2027",
            f"24 listopada 2026{NB}– 3 stycznia 2027",
        ),
    ],
)
def test_a_span_of_days_says_once_what_its_ends_share(last: dt.date, english: str, polish: str) -> None:
    assert EN.days(TODAY, last) == english
    assert PL.days(TODAY, last) == polish


@pytest.mark.parametrize(
    ("days", "english", "russian", "polish"),
    [
        (0, "today", "сегодня", "dzisiaj"),
        (-1, "yesterday", "вчера", "wczoraj"),
        (1, "tomorrow", "завтра", "jutro"),
        (-2, "2 days ago", "2 дня назад", "2 dni temu"),
        (-5, "5 days ago", "5 дней назад", "5 dni temu"),
        (-13, "13 days ago", "13 дней назад", "13 dni temu"),
        (-14, "2 weeks ago", "2 недели назад", "2 tygodnie temu"),
        (-35, "5 weeks ago", "5 недель назад", "5 tygodni temu"),
        (-69, "10 weeks ago", "10 недель назад", "10 tygodni temu"),
        (-90, "3 months ago", "3 месяца назад", "3 miesiące temu"),
        (-800, "2 years ago", "2 года назад", "2 lata temu"),
        (3, "in 3 days", "через 3 дня", "za 3 dni"),
        (24, "in 24 days", "через 24 дня", "za 24 dni"),
        (28, "in 4 weeks", "через 4 недели", "za 4 tygodnie"),
        (63, "in 9 weeks", "через 9 недель", "za 9 tygodni"),
    ],
)
def test_how_far_a_day_is(days: int, english: str, russian: str, polish: str) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert [locale.ago(day, TODAY) for locale in (EN, RU, PL)] == [english, russian, polish]


@pytest.mark.parametrize(
    ("x", "digits", "english", "russian", "polish"),
    [
        (0, None, "0", "0", "0"),
        (52.0, None, "52", "52", "52"),
        (-0.001, None, "0", "0", "0"),
        (-0.04, 1, "0.0", "0,0", "0,0"),
        (4.256, None, "4.26", "4,26", "4,26"),
        (4, 1, "4.0", "4,0", "4,0"),
        (-1.5, None, "−1.5", "−1,5", "−1,5"),
        (1234, None, "1,234", "1234", "1234"),
        (12345.6, None, "12,345.6", f"12{THIN}345,6", f"12{THIN}345,6"),
        (-1234567, None, "−1,234,567", f"−1{THIN}234{THIN}567", f"−1{THIN}234{THIN}567"),
    ],
)
def test_numbers(x: float, digits: int | None, english: str, russian: str, polish: str) -> None:
    assert [locale.number(x, digits) for locale in (EN, RU, PL)] == [english, russian, polish]


@pytest.mark.parametrize(("x", "text"), [(1, "+1"), (0, "0"), (-2, "−2"), (0.3, "+0.3"), (0.001, "0")])
def test_signed_numbers(x: float, text: str) -> None:
    assert EN.signed(x) == text


def test_shares_and_units() -> None:
    assert [locale.percent(0.831) for locale in (EN, RU, PL)] == ["83%", f"83{NB}%", "83%"]
    assert [locale.percent(0.831, 1) for locale in (EN, RU, PL)] == ["83.1%", f"83,1{NB}%", "83,1%"]
    assert [locale.value(-8.5, "%") for locale in (EN, RU, PL)] == ["−8.5%", f"−8,5{NB}%", "−8,5%"]
    assert EN.value(12, "crews") == f"12{NB}crews"
    assert EN.value(52, None) == "52"
    assert EN.target(80, "higher", "%") == "80%"
    assert EN.target(8, "lower") == f"≤{NB}8"


@pytest.mark.parametrize(
    ("minutes", "english", "russian", "polish"),
    [
        (0.5, "0.5 min", "0,5 мин", "0,5 min"),
        (12, "12 min", "12 мин", "12 min"),
        (59.7, "1 h", "1 ч", "1 godz."),
        (150, "2 h 30 min", "2 ч 30 мин", "2 godz. 30 min"),
        (24 * 60, "24 h", "24 ч", "24 godz."),
        (3 * 24 * 60, "3 days", "3 дня", "3 dni"),
        (5 * 24 * 60 + 7, "5 days", "5 дней", "5 dni"),
    ],
)
def test_durations(minutes: float, english: str, russian: str, polish: str) -> None:
    expected = [text.replace(" ", NB) for text in (english, russian, polish)]
    assert [locale.minutes(minutes) for locale in (EN, RU, PL)] == expected


def test_lists() -> None:
    assert [locale.listing(["a", "b", "c"]) for locale in (EN, RU, PL)] == [
        "a, b and c",
        "a, b и c",
        "a, b i c",
    ]
    assert EN.listing(["a", "b"]) == "a and b"
    assert EN.listing(["a"]) == "a"
    assert EN.listing([]) == ""
    mixed = EN.listing([Markup("<b>a</b>"), "<", "c"])
    assert mixed == Markup("<b>a</b>, &lt; and c")
    assert isinstance(mixed, Markup)


def test_a_message_with_plain_values_is_plain() -> None:
    told = EN.t("{who} & {n}", who="<b>{n}</b>", n=12345)
    assert told == "<b>{n}</b> & 12,345"
    assert not isinstance(told, Markup)


def test_a_message_with_markup_escapes_all_else() -> None:
    told = EN.t("{link} & {who}", link=Markup("<a>x</a>"), who="<b>")
    assert told == "<a>x</a> &amp; &lt;b&gt;"
    assert isinstance(told, Markup)


@pytest.mark.parametrize(
    ("n", "english", "russian", "polish"),
    [
        (0, "0 days", "0 дней", "0 dni"),
        (1, "1 day", "1 день", "1 dzień"),
        (2, "2 days", "2 дня", "2 dni"),
        (5, "5 days", "5 дней", "5 dni"),
        (11, "11 days", "11 дней", "11 dni"),
        (21, "21 days", "21 день", "21 dni"),
        (22, "22 days", "22 дня", "22 dni"),
    ],
)
def test_plurals(n: int, english: str, russian: str, polish: str) -> None:
    assert [locale.n("{n} day", "{n} days", n) for locale in (EN, RU, PL)] == [english, russian, polish]


COUNTS = (1, 2, 5, 21, 22)
COUNTED = [
    (
        ("{n} open pain", "{n} open pains"),
        ("1 открытая боль", "2 открытые боли", "5 открытых болей", "21 открытая боль", "22 открытые боли"),
        (
            "1 otwarta bolączka",
            "2 otwarte bolączki",
            "5 otwartych bolączek",
            "21 otwartych bolączek",
            "22 otwarte bolączki",
        ),
    ),
    (
        ("{n} touchpoint", "{n} touchpoints"),
        (
            "1 точка контакта",
            "2 точки контакта",
            "5 точек контакта",
            "21 точка контакта",
            "22 точки контакта",
        ),
        ("1 punkt styku", "2 punkty styku", "5 punktów styku", "21 punktów styku", "22 punkty styku"),
    ),
    (
        ("of {n} touchpoint", "of {n} touchpoints"),
        (
            "из 1 точки контакта",
            "из 2 точек контакта",
            "из 5 точек контакта",
            "из 21 точки контакта",
            "из 22 точек контакта",
        ),
        (
            "z 1 punktu styku",
            "z 2 punktów styku",
            "z 5 punktów styku",
            "z 21 punktów styku",
            "z 22 punktów styku",
        ),
    ),
    (
        ("of {n} map", "of {n} maps"),
        ("на 1 карте", "на 2 картах", "на 5 картах", "на 21 карте", "на 22 картах"),
        ("na 1 mapie", "na 2 mapach", "na 5 mapach", "na 21 mapach", "na 22 mapach"),
    ),
    (
        ("{n} is being solved", "{n} are being solved"),
        ("1 решается", "2 решаются", "5 решаются", "21 решается", "22 решаются"),
        ("1 rozwiązywana", "2 rozwiązywane", "5 rozwiązywanych", "21 rozwiązywanych", "22 rozwiązywane"),
    ),
    (
        ("{n} passage repeats data", "{n} passages repeat data"),
        (
            "на 1 переходе спрашивают снова",
            "на 2 переходах спрашивают снова",
            "на 5 переходах спрашивают снова",
            "на 21 переходе спрашивают снова",
            "на 22 переходах спрашивают снова",
        ),
        (
            "przy 1 przejściu ponowne pytanie",
            "przy 2 przejściach ponowne pytanie",
            "przy 5 przejściach ponowne pytanie",
            "przy 21 przejściach ponowne pytanie",
            "przy 22 przejściach ponowne pytanie",
        ),
    ),
    (
        ("{n} leads somewhere", "{n} lead somewhere"),
        (
            "1 ведёт хотя бы одну точку",
            "2 ведут хотя бы одну точку",
            "5 ведут хотя бы одну точку",
            "21 ведёт хотя бы одну точку",
            "22 ведут хотя бы одну точку",
        ),
        (
            "1 prowadzi co najmniej jeden punkt",
            "2 prowadzą co najmniej jeden punkt",
            "5 prowadzi co najmniej jeden punkt",
            "21 prowadzi co najmniej jeden punkt",
            "22 prowadzą co najmniej jeden punkt",
        ),
    ),
    (
        ("{n} map along one customer life", "{n} maps along one customer life"),
        (
            "1 карта вдоль жизненного цикла клиента",
            "2 карты вдоль жизненного цикла клиента",
            "5 карт вдоль жизненного цикла клиента",
            "21 карта вдоль жизненного цикла клиента",
            "22 карты вдоль жизненного цикла клиента",
        ),
        (
            "1 mapa w cyklu życia klienta",
            "2 mapy w cyklu życia klienta",
            "5 map w cyklu życia klienta",
            "21 map w cyklu życia klienta",
            "22 mapy w cyklu życia klienta",
        ),
    ),
    (
        ("{n} was reviewed in the last seven days", "{n} were reviewed in the last seven days"),
        (
            "1 проверена за последние семь дней",
            "2 проверены за последние семь дней",
            "5 проверено за последние семь дней",
            "21 проверена за последние семь дней",
            "22 проверены за последние семь дней",
        ),
        (
            "1 przejrzano w ostatnich siedmiu dniach",
            "2 przejrzano w ostatnich siedmiu dniach",
            "5 przejrzano w ostatnich siedmiu dniach",
            "21 przejrzano w ostatnich siedmiu dniach",
            "22 przejrzano w ostatnich siedmiu dniach",
        ),
    ),
    (
        ("{n} is stale", "{n} are stale"),
        ("1 устарела", "2 устарели", "5 устарело", "21 устарела", "22 устарели"),
        (
            "1 jest nieaktualna",
            "2 są nieaktualne",
            "5 jest nieaktualnych",
            "21 jest nieaktualnych",
            "22 są nieaktualne",
        ),
    ),
    (
        ("{n} more is solved or refuted.", "{n} more are solved or refuted."),
        (
            "Ещё 1 решена или опровергнута.",
            "Ещё 2 решены или опровергнуты.",
            "Ещё 5 решены или опровергнуты.",
            "Ещё 21 решена или опровергнута.",
            "Ещё 22 решены или опровергнуты.",
        ),
        (
            "Ponadto 1 rozwiązano lub obalono.",
            "Ponadto 2 rozwiązano lub obalono.",
            "Ponadto 5 rozwiązano lub obalono.",
            "Ponadto 21 rozwiązano lub obalono.",
            "Ponadto 22 rozwiązano lub obalono.",
        ),
    ),
    (
        ("{direction}, {change} over {n} week", "{direction}, {change} over {n} weeks"),
        (
            "лучше, +4 за 1 неделю",
            "лучше, +4 за 2 недели",
            "лучше, +4 за 5 недель",
            "лучше, +4 за 21 неделю",
            "лучше, +4 за 22 недели",
        ),
        (
            "lepiej, +4 w 1 tydzień",
            "lepiej, +4 w 2 tygodnie",
            "lepiej, +4 w 5 tygodni",
            "lepiej, +4 w 21 tygodni",
            "lepiej, +4 w 22 tygodnie",
        ),
    ),
    (
        ("due every {n} week", "due every {n} weeks"),
        (
            "по графику раз в 1 неделю",  # for 1 there is a message of its own
            "по графику раз в 2 недели",
            "по графику раз в 5 недель",
            "по графику раз в 21 неделю",
            "по графику раз в 22 недели",
        ),
        (
            "planowo co 1 tydzień",
            "planowo co 2 tygodnie",
            "planowo co 5 tygodni",
            "planowo co 21 tygodni",
            "planowo co 22 tygodnie",
        ),
    ),
]


@pytest.mark.parametrize(("message", "russian", "polish"), COUNTED, ids=[m[0][0] for m in COUNTED])
def test_counted_sentences(
    message: tuple[str, str], russian: tuple[str, ...], polish: tuple[str, ...]
) -> None:
    for locale, expected in ((RU, russian), (PL, polish)):
        better = locale.word("direction", "better")
        assert tuple(locale.n(*message, n, direction=better, change="+4") for n in COUNTS) == expected


@pytest.mark.parametrize(
    ("vocabulary", "value", "english", "russian", "polish"),
    [
        ("status", "in-progress", "in progress", "в работе", "w toku"),
        ("state", "as-is", "as-is", "как есть", "stan obecny"),
        ("pain-state", "refuted", "refuted", "опровергнута", "obalona"),
        ("basis", "none", "no basis", "нет оснований", "brak podstaw"),
        ("emotion", -2, "awful", "ужасно", "okropnie"),
        ("emotion", "2", "delighted", "прекрасно", "wspaniale"),
        ("kind", Kind.JOURNEY, "journey", "карта пути", "mapa podróży"),
        ("collection", "journeys", "Journeys", "Карты пути", "Mapy podróży"),
        ("lane", "decision", "Decides", "Выбирает", "Decyduje"),
        ("field", "moment_of_truth", "moment of truth", "момент истины", "moment prawdy"),
        ("state", "x-other", "x-other", "x-other", "x-other"),
    ],
)
def test_words(vocabulary: str, value: str | int, english: str, russian: str, polish: str) -> None:
    assert [locale.word(vocabulary, value) for locale in (EN, RU, PL)] == [english, russian, polish]


def test_a_word_that_begins_a_line() -> None:
    assert RU.word("state", "as-is", capital=True) == "Как есть"


def test_every_kind_and_field_has_a_word() -> None:
    assert {kind.value for kind in Kind} <= set(WORDS["kind"])
    assert {kind.folder for kind in Kind} == set(WORDS["collection"])
    inner = {"path", "story_line", "json_value", "name"}
    not_shown = inner | {"allow", *Allowance.model_fields, *HOST_KEYS, *SearchHints.model_fields}
    fields = {name for model in MODELS.values() for name in _fields(model)}
    assert fields - set(WORDS["field"]) - not_shown == set()


def _fields(model: type[BaseModel], seen: frozenset[type[BaseModel]] = frozenset()) -> Iterator[str]:
    for name, field in model.model_fields.items():
        alias = field.alias if field.alias and field.alias.isidentifier() else None
        yield alias or name
        for nested in _models(field.annotation):
            if nested not in seen:
                yield from _fields(nested, seen | {nested})


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    """`python -m tests.support.messages update` adds what is missing and drops what is unused."""
    assert list(messages.problems(language)) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_catalogue_is_as_the_tool_writes_it(language: str) -> None:
    assert messages.updated(language) == messages.catalogue_path(language).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("zone", "said"), [("UTC", "UTC"), ("Europe/Warsaw", "UTC+01:00"), ("America/St_Johns", "UTC-03:30")]
)
def test_a_moment_says_by_whose_clocks(zone: str, said: str) -> None:
    when = dt.datetime(2026, 11, 23, 18, tzinfo=ZoneInfo(zone))
    assert EN.moment(when) == f"Monday, 23 November 2026, 18:00 {said}"
