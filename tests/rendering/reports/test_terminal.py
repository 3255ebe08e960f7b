"""Changes on a terminal."""

from __future__ import annotations

from textwrap import dedent

from cjm_plugin.model.change import Direction
from cjm_plugin.rendering.reports.terminal import Screen, Text
from tests.rendering.reports.specimens import of_changes, report, reviews
from tests.rendering.telling.specimens import SPECIMENS

NAMES = ("emotion fell", "pain found", "due moved", "stage added")


def test_lines_are_as_long_as_they_are_for_programs() -> None:
    assert Text(report(*NAMES)).written() == dedent("""\
        One map changed. 1 touchpoint became worse. New pain: “Depth with hose is not shown”.
        4 changes: 3 worse, 1 neutral

        Buying a washing machine online
          worse    Compares three models on the site: emotion fell 0 → −1; the pain “Depth with hose is not shown” is new (severity 4, researched)
          neutral  The map: stage Decide added

        Shared things
          worse    Initiative Route plan open to the hotline: due date moved 13 Nov → 27 Nov 2026

        Who should look at it
          E-commerce  4 changes · worse · Young family · shop@intranet.example
          Marketing   4 changes · worse · Young family · https://intranet.example/marketing
        """)  # noqa: E501 (a line each)


def test_a_terminal_has_a_width() -> None:
    told = Text(report(*NAMES, language="pl"), Screen(60)).written()
    assert told.replace("0\u00a0→\u00a0−1", "0 → −1").replace("lis\u00a0→\u00a027", "lis → 27") == dedent("""\
        Zmieniła się jedna mapa. Gorzej w 1 punkcie styku. Nowa
        bolączka: „Depth with hose is not shown”.
        4 zmiany: 3 gorzej, 1 neutralnie

        Buying a washing machine online
          gorzej      Compares three models on the site – emocje się
                      pogorszyły: 0 → −1; nowa bolączka „Depth with
                      hose is not shown” (dotkliwość 4, zbadane)
          neutralnie  Mapa jako całość – dodano etap „Decide”

        Wspólne dla map
          gorzej      Inicjatywa „Route plan open to the hotline” –
                      termin przesunięto: 13 lis → 27 lis 2026

        Kto powinien to sprawdzić
          E-commerce  4 zmiany · gorzej · Young family ·
                      shop@intranet.example
          Marketing   4 zmiany · gorzej · Young family ·
                      https://intranet.example/marketing
        """)


def test_colours_do_not_shift_columns() -> None:
    def painted(text: str, direction: Direction | None) -> str:
        return f"<{direction or 'heading'}>{text}</>"

    told = Text(report("emotion fell"), Screen(200, painted)).written()
    assert "\n<heading>Buying a washing machine online</>\n" in told
    assert "\n  <worse>worse</>    Compares three models" in told


def test_nothing() -> None:
    assert Text(report()).written() == "Nothing changed.\n"


def test_maps_that_were_only_reviewed_are_one_line_at_the_end() -> None:
    told = Text(of_changes([SPECIMENS["emotion fell"], *reviews(2)])).written()
    assert told.splitlines()[:4] == [
        "One map changed. 1 touchpoint became worse.",
        "1 change: 1 worse",
        "",
        "Buying a washing machine online",
    ]
    assert "\nAlso reviewed, with nothing to change: “Map 0” and “Map 1”.\n" in told
    assert told.count("Map 0") == 1


def test_nothing_but_reviews() -> None:
    assert Text(of_changes(reviews(13))).written() == (
        "13 maps were reviewed, with nothing to change.\n"
        "\n"
        "Reviewed, with nothing to change: “Map 0”, “Map 1”, “Map 10”, “Map 11”, “Map 12”, “Map 2”, “Map 3”, "
        "“Map 4”, “Map 5”, “Map 6”, “Map 7” and 2 more.\n"
    )
