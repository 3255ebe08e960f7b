"""What must hold within one object, after its references are resolved."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import plain, quoted
from cjm_plugin.loading.remark import Named, Remark, id_remarks
from cjm_plugin.loading.shapes import UNREADABLE
from cjm_plugin.model.base import Object
from cjm_plugin.model.ids import normal
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey, Touchpoint
from cjm_plugin.model.references import Path
from cjm_plugin.model.settings import Settings
from cjm_plugin.model.study import Study

_TOLERANCE = 1e-9
"""Ten shares of 0.1 are 1, whatever binary fractions make of them."""


def remarks(thing: Object, settings: Settings) -> Iterator[Remark]:
    """All that is wrong with an object taken alone."""
    if isinstance(thing, Journey):
        yield from _journey(thing, settings)
    elif isinstance(thing, Study):
        yield from id_remarks(
            (Named(("findings", i), f) for i, f in enumerate(thing.findings)), "finding", "in this study"
        )
    elif isinstance(thing, Initiative) and thing.done_on and thing.status != "done":
        yield Remark(
            codes.NOT_DONE,
            f"is given, but the status is {thing.status}; write 'status: done', or remove it",
            ("done_on",),
            by="status",
        )


def _journey(journey: Journey, settings: Settings) -> Iterator[Remark]:
    touchpoints = list(_touchpoints(journey))
    yield from id_remarks(
        (Named(path, touchpoint) for path, touchpoint in touchpoints), "touchpoint", "in this map"
    )
    yield from _of(journey)
    yield from _twice(journey)
    if journey.reviewed and journey.reviewed > settings.today:
        yield Remark(codes.FUTURE, f"{journey.reviewed} lies in the future", ("reviewed",))
    products = {normal(product) for product in journey.products}
    for path, touchpoint in touchpoints:
        yield from _ids_at(touchpoint, path)
        yield from _next(touchpoint, path)
        yield from _personas(journey, touchpoint, path)
        yield from _departments(touchpoint, path)
        if touchpoint.product is not None and normal(touchpoint.product) not in products:
            told = _product(touchpoint.product, journey)
            yield Remark(codes.PRODUCT, told, (*path, "product"), by="products")


def _touchpoints(journey: Journey) -> Iterator[tuple[Path, Touchpoint]]:
    for s, stage in enumerate(journey.stages):
        for t, touchpoint in enumerate(stage.touchpoints):
            yield ("stages", s, "touchpoints", t), touchpoint


def _of(journey: Journey) -> Iterator[Remark]:
    """Whether `of` names an as-is map is seen where all maps are known."""
    if journey.state == "to-be" and journey.of is None:
        yield Remark(
            codes.OF_MISSING,
            "is to-be, but 'of' is missing; write 'of: …', the as-is map that it changes",
            ("state",),
            by="of",
        )
    if journey.state == "as-is" and journey.of is not None:
        yield Remark(
            codes.OF_NEEDLESS,
            "is for a to-be map, and this one is as-is; write 'state: to-be', or remove it",
            ("of",),
            by="state",
        )


def _twice(journey: Journey) -> Iterator[Remark]:
    for i, persona in enumerate(journey.personas):
        if persona in journey.personas[:i] and persona != UNREADABLE:
            yield Remark(
                codes.TWICE, f"{quoted(persona)} stands here twice; remove one of them", ("personas", i)
            )
    seen: set[str] = set()
    for s, stage in enumerate(journey.stages):
        if stage.stage in seen and stage.stage != UNREADABLE:
            mend = "write its touchpoints under the first, and lead back to them with 'next'"
            yield Remark(
                codes.STAGE_TWICE,
                f"the map goes through {quoted(stage.stage)} twice; {mend}",
                ("stages", s, "stage"),
            )
        seen.add(stage.stage)


def _ids_at(touchpoint: Touchpoint, path: Path) -> Iterator[Remark]:
    """Pains of all personas share one space of ids, strengths another."""
    if not (touchpoint.pains or touchpoint.strengths or touchpoint.by_persona):
        return
    around = [(path, touchpoint.pains, touchpoint.strengths)]
    around += [
        ((*path, "by_persona", v), own.pains, own.strengths) for v, own in enumerate(touchpoint.by_persona)
    ]
    pains = (Named((*at, "pains", i), pain) for at, pains, _ in around for i, pain in enumerate(pains))
    strengths = (
        Named((*at, "strengths", i), strength)
        for at, _, strengths in around
        for i, strength in enumerate(strengths)
    )
    yield from id_remarks(pains, "pain", "at this touchpoint")
    yield from id_remarks(strengths, "strength", "at this touchpoint")


def _next(touchpoint: Touchpoint, path: Path) -> Iterator[Remark]:
    passages = touchpoint.next or ()
    shares = sum(passage.share for passage in passages if passage.share is not None)
    if shares > 1 + _TOLERANCE:
        yield Remark(
            codes.SHARES, f"the shares are {shares:.6g} in sum; they may be 1 at most", (*path, "next")
        )
    seen: set[str] = set()
    for n, passage in enumerate(passages):
        where = (*path, "next", n, "to")
        if passage.to == touchpoint.id:
            yield Remark(
                codes.NEXT_SELF,
                f"{quoted(passage.to)} is this touchpoint itself; a passage leads to another one",
                where,
            )
        elif passage.to in seen and passage.to != UNREADABLE:
            yield Remark(
                codes.NEXT_TWICE,
                f"a passage to {quoted(passage.to)} stands here twice; make one of them",
                where,
            )
        seen.add(passage.to)


def _personas(journey: Journey, touchpoint: Touchpoint, path: Path) -> Iterator[Remark]:
    seen: set[str] = set()
    for v, variation in enumerate(touchpoint.by_persona):
        name, where = variation.persona, (*path, "by_persona", v, "persona")
        if name == journey.point_of_view:
            message = (
                f"{quoted(name)} is the map's point of view; write what holds for it at the touchpoint itself"
            )
            yield Remark(codes.NOT_A_PERSONA, message, where)
        elif name not in journey.personas:
            message = f"{quoted(name)} is not one of the map's personas; add it to 'personas'"
            yield Remark(codes.NOT_A_PERSONA, message, where, by="personas")
        elif name in seen:
            yield Remark(codes.TWICE, _twice_by_old_id(name), where)
        seen.add(name)


def _departments(touchpoint: Touchpoint, path: Path) -> Iterator[Remark]:
    seen: set[str] = set()
    for d, involvement in enumerate(touchpoint.departments):
        if involvement.department in seen:
            where = (*path, "departments", d, "department")
            yield Remark(codes.TWICE, _twice_by_old_id(involvement.department), where)
        seen.add(involvement.department)


def _twice_by_old_id(name: str) -> str:
    return f"{quoted(name)} stands here twice, once by an old id; make one of them"


def _product(product: str, journey: Journey) -> str:
    wrong = f"{quoted(product)} is not one of the map's products"
    if not journey.products:
        return f"{wrong}, for it has none; write 'products: [{plain(product)}]' in the map"
    return f"{wrong}: {plain(', '.join(journey.products))}"
