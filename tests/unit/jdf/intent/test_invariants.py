"""A job that cannot be made is told so, with the place and the ways out."""

from dataclasses import replace

import pytest

from jdf import (
    Art,
    Binding,
    Column,
    Finish,
    Fold,
    FoldStep,
    Insertion,
    JobSpec,
    Media,
    Numbering,
    Packing,
    Part,
    PartRole,
    Print,
    Proof,
    Side,
    Size,
    Variable,
    Version,
    invariants,
)
from jdf_builders import A5, CMYK, address, booklet, flyer, part, with_part
from thirteen_products import THIRTEEN


def codes(spec: JobSpec) -> list[str]:
    return [problem.code for problem in invariants(spec)]


def test_a_flyer_and_a_booklet_have_no_problems():
    assert codes(flyer()) == codes(booklet()) == []


def test_saddle_pages_that_do_not_come_in_fours_name_the_two_ways_out():
    [problem] = invariants(booklet(body_pages=34))
    assert (problem.code, problem.path) == ("saddle-pages", "parts[body].pages")
    assert "take out 2 for 32, or add 2 for 36" in problem.message


def test_fewer_than_four_saddle_pages_can_only_grow():
    [problem] = invariants(booklet(body_pages=2))
    assert "add 2 for 4, or choose a binding of single leaves" in problem.message


def test_other_bindings_take_any_number_of_pages():
    assert codes(replace(booklet(body_pages=34), binding=Binding("wire"))) == []


def changed_part(**changes: object) -> JobSpec:
    return with_part(flyer(), lambda each: replace(each, **changes))  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("spec", "code", "path"),
    [
        (flyer(quantity=0), "quantity-not-positive", "quantity"),
        (replace(flyer(), name=" "), "name-missing", "name"),
        (replace(flyer(), name="x" * 256), "text-too-long", "name"),
        (replace(flyer(), comment="a\x07"), "text-with-controls", "comment"),
        (replace(flyer(), parts=()), "no-parts", "parts"),
        (replace(flyer(), parts=flyer().parts * 2), "part-id-twice", "parts[single]"),
        (replace(booklet(), binding=None), "cover-unbound", "parts[cover]"),
        (replace(booklet(), parts=(part("cover", 4),)), "body-missing", "parts"),
        (
            replace(booklet(), parts=(*booklet().parts, replace(part("cover", 4), id="cover2"))),
            "cover-twice",
            "parts[cover2]",
        ),
        (
            with_part(booklet(), lambda each: replace(each, size=replace(A5, trim_w_mm=149))),
            "trim-sizes-differ",
            "parts",
        ),
        (replace(booklet(), binding=Binding("staples")), "binding-unknown", "binding.type"),
        (replace(booklet(), binding=Binding("wire", edge="inner")), "binding-edge-unknown", "binding.edge"),
        (replace(booklet(), binding=Binding("wire", order="heap")), "binding-order-unknown", "binding.order"),
        (
            replace(booklet(), binding=Binding("saddleStitch", stitches=0)),
            "stitches-not-positive",
            "binding.stitches",
        ),
        (changed_part(id="my part"), "part-id-malformed", "parts[my part]"),
        (changed_part(pages=0), "pages-not-positive", "parts[single].pages"),
        (changed_part(pages=1), "page-without-back", "parts[single].pages"),
        (changed_part(size=replace(A5, trim_w_mm=0)), "size-not-positive", "parts[single].size.trim_w_mm"),
        (changed_part(size=replace(A5, trim_w_mm=148_000)), "size-too-large", "parts[single].size.trim_w_mm"),
        (changed_part(size=replace(A5, bleed_mm=-1)), "margin-negative", "parts[single].size.bleed_mm"),
        (changed_part(size=replace(A5, flat_w_mm=297)), "flat-size-half", "parts[single].size.flat_w_mm"),
        (
            changed_part(media=replace(flyer().parts[0].media, gsm=0)),
            "weight-not-positive",
            "parts[single].media.gsm",
        ),
        (
            changed_part(media=replace(flyer().parts[0].media, coating_back="wax")),
            "coating-unknown",
            "parts[single].media.coating_back",
        ),
        (
            changed_part(media=replace(flyer().parts[0].media, type="stone")),
            "media-type-unknown",
            "parts[single].media.type",
        ),
        (changed_part(print=Print(Side(()), CMYK)), "no-inks", "parts[single].print.front.inks"),
        (
            changed_part(print=Print(Side(("Cyan", "Cyan")), CMYK)),
            "ink-twice",
            "parts[single].print.front.inks",
        ),
        (changed_part(print=Print(CMYK, Side((" ",)))), "ink-without-name", "parts[single].print.back.inks"),
        (changed_part(print=Print(CMYK, CMYK, turn="side")), "turn-unknown", "parts[single].print.turn"),
        (changed_part(finish=(Finish("polish"),)), "finish-unknown", "parts[single].finish[0].op"),
        (
            changed_part(finish=(Finish("laminate", "top"),)),
            "finish-side-unknown",
            "parts[single].finish[0].side",
        ),
        (
            changed_part(finish=(Finish("laminate", texture="rough"),)),
            "texture-unknown",
            "parts[single].finish[0].texture",
        ),
        (replace(flyer(), delivery=(address(4000),)), "deliveries-do-not-add-up", "delivery"),
        (
            replace(flyer(), delivery=(replace(address(5000), country_code="Germany"),)),
            "country-unknown",
            "delivery[0].country_code",
        ),
        (
            replace(flyer(), delivery=(replace(address(5000), due="2026-11-30T17:00:00"),)),
            "due-malformed",
            "delivery[0].due",
        ),
        (
            replace(flyer(), delivery=(replace(address(5000), method="by car"),)),
            "method-malformed",
            "delivery[0].method",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "-" in value else "",
)
def test_a_broken_rule_is_told_with_its_code_and_place(spec: JobSpec, code: str, path: str):
    found = [problem for problem in invariants(spec) if problem.code == code]
    assert [problem.path for problem in found] == [path]
    assert found[0].message


def test_an_unprinted_back_is_no_problem_on_one_page():
    poster = replace(
        flyer(), parts=(Part("poster", PartRole.SINGLE, 1, A5, part("single", 1).media, Print(CMYK)),)
    )
    assert codes(poster) == []


def products(name: str) -> JobSpec:
    return THIRTEEN[name]


@pytest.mark.parametrize("spec", THIRTEEN.values(), ids=THIRTEEN)
def test_the_thirteen_products_have_no_problems(spec: JobSpec):
    assert invariants(spec) == ()


def first(name: str, **changes: object) -> JobSpec:
    return with_part(products(name), lambda each: replace(each, **changes))  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("spec", "code", "path"),
    [
        (first("brochure", pages=8), "fold-pages-differ", "parts[single].fold.catalog"),
        (first("brochure", fold=Fold("letter")), "fold-unknown", "parts[single].fold.catalog"),
        (first("brochure", fold=Fold("F6-X")), "fold-without-steps", "parts[single].fold.steps"),
        (
            first("brochure", fold=Fold("F6-1", (FoldStep("top", "up", 0),))),
            "fold-edge-unknown",
            "parts[single].fold.steps[0].from_edge",
        ),
        (first("banner", size=Size(3000, 1000, scale=10)), "scale-impossible", "parts[single].size.scale"),
        (
            first("ncr-form", media=Media("carbonless", carbonless="cf")),
            "carbonless-layer",
            "parts[white].media.carbonless",
        ),
        (
            replace(products("ncr-form"), parts=products("ncr-form").parts[:1], numbering=()),
            "plies-count",
            "parts",
        ),
        (
            replace(products("ncr-form"), numbering=(Numbering("one"),)),
            "number-malformed",
            "numbering[0].start",
        ),
        (
            replace(products("ncr-form"), numbering=(Numbering("1", step=0),)),
            "number-stands-still",
            "numbering[0].step",
        ),
        (
            replace(products("ncr-form"), numbering=(Numbering("1", parts=("blue",)),)),
            "part-unknown",
            "numbering[0].parts",
        ),
        (replace(products("postcard"), quantity=2400), "records-differ", "variable.records"),
        (
            replace(
                products("postcard"), variable=Variable("imprint", 2500, columns=(Column("a", "b"),) * 2)
            ),
            "column-twice",
            "variable.columns",
        ),
        (replace(products("business-card"), quantity=400), "versions-do-not-add-up", "versions"),
        (
            replace(products("business-card"), versions=(Version("a b", 500),)),
            "version-malformed",
            "versions[0].name",
        ),
        (
            replace(products("business-card"), versions=(Version("a", 250), Version("a", 250))),
            "version-twice",
            "versions",
        ),
        (
            replace(products("label"), packing=Packing("boxed", core_mm=76)),
            "roll-words-without-roll",
            "packing.unit",
        ),
        (
            replace(products("label"), packing=Packing("roll", winding=9)),
            "winding-unknown",
            "packing.winding",
        ),
        (
            replace(products("calendar"), binding=Binding("softCover", hanger=True)),
            "hanger-without-wire",
            "binding.hanger",
        ),
        (
            replace(products("book"), binding=Binding("softCover", spine_mm=200)),
            "spine-impossible",
            "binding.spine_mm",
        ),
        (replace(products("booklet"), insertions=(Insertion("card"),)), "part-unknown", "insertions[0].part"),
        (
            replace(products("booklet"), insertions=(Insertion("reply", after_page=0),)),
            "insertion-page-impossible",
            "insertions[0].after_page",
        ),
        (replace(products("poster"), proofs=(Proof("screen"),)), "proof-unknown", "proofs[0].kind"),
        (
            replace(products("poster"), proofs=(Proof(technology="ink jet"),)),
            "technology-malformed",
            "proofs[0].technology",
        ),
        (replace(products("poster"), art=Art("pigeon")), "art-way-unknown", "art.way"),
        (replace(products("poster"), art=Art(handling="burn")), "art-handling-unknown", "art.handling"),
        (replace(products("poster"), certificates=("F S C",)), "certificate-malformed", "certificates[0]"),
        (replace(products("poster"), overrun_percent=101), "share-impossible", "overrun_percent"),
    ],
)
def test_what_cannot_be_made_or_meant_is_told_with_its_place(spec: JobSpec, code: str, path: str):
    assert (code, path) in [(problem.code, problem.path) for problem in invariants(spec)]


def test_a_glued_book_of_odd_pages_names_the_two_ways_out():
    body = replace(products("book").parts[1], pages=191)
    [problem] = invariants(replace(products("book"), parts=(products("book").parts[0], body)))
    assert (problem.code, problem.path) == ("glued-pages", "parts[body].pages")
    assert "make it 190 or 192" in problem.message
