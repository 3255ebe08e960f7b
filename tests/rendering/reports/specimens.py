"""What is reported in tests: a small collection, and as many changes as one likes."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.change import Change, Felt, Named, Scopes
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.report import Library, Report
from tests.rendering.telling.specimens import SPECIMENS, WORSE, change, of
from tests.support.catalogs import catalog, journey, thing, touchpoint

SITE = "https://maps.example.org/cx/"


def collection(title: str = "E-commerce") -> Catalog:
    return catalog(
        journey("washing-machine", touchpoint("compare", title="Compares three models on the site")),
        thing(Kind.PERSONA, "young-family", title="Young family"),
        thing(Kind.DEPARTMENT, "e-commerce", title=title, contact="shop@intranet.example"),
        thing(Kind.DEPARTMENT, "marketing", title="Marketing", contact="https://intranet.example/marketing"),
        thing(Kind.STAGE, "choose", title="Choose", order=1),
    )


def report(*names: str, language: str = "en", site: str = "") -> Report:
    """Of specimens by their names."""
    return of_changes((SPECIMENS[name] for name in names), language=language, site=site)


def of_changes(changes: Iterable[Change], *, language: str = "en", site: str = "") -> Report:
    now = collection()
    return Report(Locale.of(language), Library(now, now, site), tuple(changes))


def many(maps: int, each: int, *, title: str = "Map") -> Iterable[Change]:
    """As many emotions that fell, in so many maps."""
    for number in range(maps):
        home = Named("journey", f"map-{number}", f"{title} {number}")
        scopes = Scopes(journeys=(home.id,), departments=(f"department-{number}", "e-commerce"))
        for place in range(each):
            at = of(Named("touchpoint", f"{home.id}/t-{place}", f"Step {place}"), home)
            yield change("touchpoint.emotion-fell", at, WORSE, before=Felt(0), after=Felt(-1), scopes=scopes)


def reviews(maps: int) -> Iterable[Change]:
    """As many maps that somebody has looked at, with nothing to change."""
    for number in range(maps):
        home = Named("journey", f"reviewed-{number}", f"Map {number}")
        scopes = Scopes(journeys=(home.id,), departments=("e-commerce", "marketing"))
        yield change("journey.reviewed", of(home), scopes=scopes)
