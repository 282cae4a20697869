"""Each rule of each level against facts that keep it and facts that break it alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from marks_builders import CMYK, COATED, ICC_RGB, LAB, RGB, SRGB, picture, spot
from pdfx_builders import LEVELS, sound_facts
from preflight import Facts
from preflight.facts import (
    ActionFacts,
    AnnotationFacts,
    AttachmentFacts,
    ColourSpecification,
    Encryption,
    FontFacts,
    FormFacts,
    GroupFacts,
    Jpeg2000Facts,
    LayerFacts,
    PdfxFacts,
    SpaceFacts,
    StructureFacts,
    TransparencyFacts,
    ViewerFacts,
)
from preflight.languages import vocabulary
from preflight.pdfx import broken_rules, level_of, tables
from preflight.pdfx.tables import PREDICATES

Change = Callable[[Facts], Facts]
INSIDE, MARGIN, BESIDE = (50.0, 50.0, 60.0, 60.0), (0.5, 0.5, 2.5, 2.5), (216.0, 0.0, 220.0, 4.0)


def file(**new: Any) -> Change:
    return lambda facts: replace(facts, **new)


def one_page(**new: Any) -> Change:
    return lambda facts: replace(facts, pages=(replace(facts.pages[0], **new),))


def intent(**new: Any) -> Change:
    return lambda facts: replace(facts, output_intents=(replace(facts.output_intents[0], **new),))


def painted(*spaces: SpaceFacts) -> Change:
    def change(facts: Facts) -> Facts:
        page = replace(facts.pages[0], spaces=tuple(range(len(spaces))))
        return replace(facts, pages=(page,), spaces=spaces)

    return change


def without(key: str) -> Change:
    """Facts without one entry of Info or XMP."""

    def change(facts: Facts) -> Facts:
        told = facts.metadata
        info = {name: value for name, value in told.info.items() if name != key}
        xmp = {name: value for name, value in told.xmp.items() if name != key}
        return replace(facts, metadata=replace(told, info=info, xmp=xmp))

    return change


def saying(key: str, value: str) -> Change:
    """Facts with one entry of Info more."""
    return lambda facts: replace(
        facts, metadata=replace(facts.metadata, info={**facts.metadata.info, key: value})
    )


def note(kind: str, place: tuple[float, float, float, float]) -> Change:
    return one_page(annotations=(AnnotationFacts(kind, place, printable=True),))


def group(place: int | None) -> GroupFacts:
    return GroupFacts(place, isolated=False, knockout=False)


def blended(facts: Facts) -> Facts:
    alpha = TransparencyFacts("alpha", "0.5", 1, (INSIDE,))
    page = replace(facts.pages[0], group=group(1), transparency=(alpha,))
    return replace(facts, pages=(page,), spaces=(CMYK, RGB))


def jpeg2000(*spaces: tuple[int, int, int], channels: int = 3, bits: tuple[int, ...] = (8,)) -> Change:
    """Facts with a picture whose colours are described so: method, approximation, enumerated space."""
    told = tuple(ColourSpecification(*space) for space in spaces or [(1, 1, 16)])
    return file(pdfx=PdfxFacts(jpeg2000=(Jpeg2000Facts(0, channels, bits, told),)))


NO_PROFILE = intent(icc=None)


def unexplained(facts: Facts) -> Facts:
    return painted(LAB)(NO_PROFILE(facts))


def for_a_screen(facts: Facts) -> Facts:
    return painted(RGB)(intent(icc=replace(SRGB, kind="prtr"))(facts))


def explained(facts: Facts) -> Facts:
    return one_page(default_spaces=("DefaultRGB",))(painted(RGB)(facts))


def trapped_in_xmp(facts: Facts) -> Facts:
    bare = without("Trapped")(facts)
    return replace(bare, metadata=replace(bare.metadata, xmp={**bare.metadata.xmp, "pdf:Trapped": "True"}))


LOOSE = FontFacts("Arial", "TrueType", embedded=False, pages="1")
UNSEEN = FontFacts("Arial", "TrueType", embedded=False, pages="")
LOCK = Encryption(needs_password=False, revision=4, bits=128, denied=())
OWN = SpaceFacts("ICCBased", "CMYK", 4, icc=COATED)
ALPHA = TransparencyFacts("alpha", "0.5", 1, (INSIDE,))
OLD, X1A, X3, X4 = LEVELS[:4], LEVELS[:2], LEVELS[2:4], LEVELS[4:]
BREAKS: list[tuple[str, tuple[str, ...], Change]] = [
    ("object-streams", OLD, file(structure=StructureFacts(has_id=True, object_streams=True))),
    ("version", (LEVELS[0], LEVELS[2]), file(pdf_version="1.4")),
    ("version", X4, file(pdf_version="2.0")),
    ("layers", OLD, file(layers=(LayerFacts("L", shown=True, printed=True),))),
    ("image-bits", OLD, one_page(images=(picture(bits=16),))),
    ("output-intent", LEVELS, file(output_intents=())),
    ("condition-identifier", LEVELS, intent(identifier="")),
    ("condition-described", LEVELS, intent(registry="", info="")),
    ("output-profile", OLD, intent(icc=None, registry="")),
    ("output-profile", X4, NO_PROFILE),
    ("press-profile", LEVELS, intent(icc=replace(COATED, kind="mntr"))),
    ("press-profile", LEVELS, intent(icc=replace(COATED, fault="cut off"))),
    ("press-profile", X1A, intent(icc=replace(COATED, space="RGB"))),
    ("colour", LEVELS, painted(RGB)),
    ("colour", LEVELS, painted(spot("Gold", alternate="DeviceRGB"))),
    ("colour", LEVELS, painted(SpaceFacts("Indexed", "RGB", 1, base=1), RGB)),
    ("colour", X1A, painted(LAB)),
    ("colour", X1A, painted(ICC_RGB)),
    ("own-profile", X4, painted(OWN)),
    ("fonts", LEVELS, file(fonts=(LOOSE,))),
    ("attachments", LEVELS, file(attachments=(AttachmentFacts("a.txt", "names"),))),
    ("opi", LEVELS, one_page(objects=("opi",))),
    ("opi", LEVELS, one_page(images=(picture(opi=True),))),
    ("opi", LEVELS, one_page(objects=("reference-xobject",))),
    ("compression", LEVELS, file(pdfx=PdfxFacts(filters=("LZWDecode",)))),
    ("compression", LEVELS, one_page(images=(picture(filters=("LZWDecode",)),))),
    ("compression", OLD, file(pdfx=PdfxFacts(filters=("JBIG2Decode",)))),
    ("compression", OLD, file(pdfx=PdfxFacts(filters=("JPXDecode",)))),
    ("trapping", LEVELS, without("Trapped")),
    ("trapping", LEVELS, saying("Trapped", "Unknown")),
    ("trapping-name", OLD, file(pdfx=PdfxFacts(trapped_is_name=False))),
    ("identification-2001", LEVELS[:1], without("GTS_PDFXVersion")),
    ("conformance-2001", LEVELS[:1], without("GTS_PDFXConformance")),
    ("identification-2002", LEVELS[2:3], without("GTS_PDFXVersion")),
    ("identification-2003", (LEVELS[1], LEVELS[3]), without("GTS_PDFXVersion")),
    ("identification", X4, without("pdfxid:GTS_PDFXVersion")),
    ("details", OLD, without("Title")),
    ("details", OLD, without("ModDate")),
    ("details", X4, without("dc:title")),
    ("document-identifier", X4, without("xmpMM:VersionID")),
    ("identifier", LEVELS, file(structure=StructureFacts(has_id=False))),
    ("print-area", LEVELS, one_page(defined=("media", "bleed"))),
    ("print-area", LEVELS, one_page(defined=("media", "bleed", "trim", "art"))),
    ("print-area", LEVELS, one_page(defined=("bleed", "trim"))),
    ("nested-boxes", LEVELS, one_page(bleed=(5.0, 5.0, 200.0, 200.0))),
    ("halftones", LEVELS, one_page(halftones=("1", "6"))),
    ("halftones", LEVELS, one_page(halftones=("1", "named"))),
    ("operators", LEVELS, one_page(unknown_operators=("foo",))),
    ("presentations", X4, file(pdfx=PdfxFacts(presentations=("PresSteps",)))),
    ("jpeg-2000-channels", X4, jpeg2000(channels=2)),
    ("jpeg-2000-channels", X4, jpeg2000(channels=5)),
    ("jpeg-2000-bits", X4, jpeg2000(bits=(41,))),
    ("jpeg-2000-bits", X4, jpeg2000(bits=(8, 12))),
    ("jpeg-2000-best", X4, jpeg2000((1, 0, 16), (2, 0, 0))),
    ("jpeg-2000-best", X4, jpeg2000((1, 1, 16), (2, 1, 0))),
    ("jpeg-2000-colour", X4, jpeg2000((4, 1, 0))),
    ("jpeg-2000-colour", X4, jpeg2000((1, 0, 16), (1, 1, 19))),
    ("transfer", LEVELS, one_page(device=("transfer",))),
    ("rendering-intents", LEVELS, one_page(rendering_intents=("Vivid",))),
    ("postscript", LEVELS, one_page(objects=("postscript",))),
    ("encryption", LEVELS, file(encryption=LOCK)),
    ("alternates", LEVELS, file(pdfx=PdfxFacts(printed_alternates=True))),
    ("annotations", LEVELS, note("Text", INSIDE)),
    ("annotations", LEVELS, note("Link", MARGIN)),
    ("annotations", LEVELS, note("PrinterMark", INSIDE)),
    ("actions", LEVELS, file(actions=(ActionFacts("JavaScript", "open"),))),
    ("actions", OLD, file(actions=(ActionFacts("GoTo", "open"),))),
    ("transparency", OLD, one_page(transparency=(ALPHA,))),
    ("transparency", OLD, one_page(group=group(None))),
    ("blending", X4, blended),
    ("viewer", LEVELS, file(viewer=ViewerFacts(print_area="TrimBox"))),
    ("automatic-layers", X4, file(pdfx=PdfxFacts(automatic_layers=True))),
    (
        "xfa",
        X4,
        file(form=FormFacts(1, xfa=True, need_appearances=False, signature_fields=0, signed=0)),
    ),
    (
        "profile-for-colours",
        X3,
        unexplained,
    ),
]
KEEPS: list[tuple[str, tuple[str, ...], Change]] = [
    ("art instead of trim", LEVELS, one_page(defined=("media", "bleed", "art"))),
    ("no bleed box", LEVELS, one_page(defined=("media", "trim"))),
    ("a hundredth outside", LEVELS, one_page(bleed=(3.004, 3.004, 212.999, 300.0))),
    ("a font that nobody sees", LEVELS, file(fonts=(UNSEEN,))),
    ("a registered condition", OLD, NO_PROFILE),
    ("a note beside the page", LEVELS, note("Text", BESIDE)),
    ("a mark beside the cut", LEVELS, note("PrinterMark", MARGIN)),
    ("trapping", LEVELS, note("TrapNet", INSIDE)),
    ("grey", LEVELS, painted(SpaceFacts("DeviceGray", "Gray", 1))),
    ("a spot ink", LEVELS, painted(spot("Gold"))),
    ("colours with a profile", (*X3, *X4), painted(ICC_RGB, LAB)),
    ("screen colours for a screen", (*X3, *X4), for_a_screen),
    ("screen colours explained", (*X3, *X4), explained),
    ("layers", X4, file(layers=(LayerFacts("L", shown=True, printed=True),))),
    ("transparency", X4, one_page(transparency=(ALPHA,), group=group(0))),
    ("16 bits", X4, one_page(images=(picture(bits=16),))),
    ("halftones of each ink", LEVELS, one_page(halftones=("1", "5"))),
    ("JPEG 2000 of grey", X4, jpeg2000(channels=1, bits=(38,))),
    ("JPEG 2000 of CMYK by number", X4, jpeg2000((1, 0, 12), channels=4)),
    ("JPEG 2000 described twice, once exactly", X4, jpeg2000((1, 0, 19), (2, 1, 0))),
    (
        "JPEG 2000 whose colours are told outside",
        X4,
        file(pdfx=PdfxFacts(jpeg2000=(Jpeg2000Facts(0, 3, (8,)),))),
    ),
    ("JPEG 2000", X4, file(pdfx=PdfxFacts(filters=("JPXDecode",)))),
    ("a link to an address beside the page", X4, file(actions=(ActionFacts("URI", "annotation"),))),
    ("trapping told in XMP alone", X4, trapped_in_xmp),
    ("a bleed box to print", LEVELS, file(viewer=ViewerFacts(print_area="BleedBox"))),
]


@pytest.mark.parametrize("level", LEVELS)
def test_sound_facts_break_nothing(level: str) -> None:
    assert broken_rules(sound_facts(level), level) == ()


@pytest.mark.parametrize(
    ("rule", "level", "change"),
    [pytest.param(r, level, c, id=f"{level} {r} {n}") for n, (r, levels, c) in enumerate(BREAKS) for level in levels],
)  # fmt: skip
def test_a_file_that_breaks_a_rule_breaks_that_alone(rule: str, level: str, change: Change) -> None:
    assert [each.rule.id for each in broken_rules(change(sound_facts(level)), level)] == [rule]


@pytest.mark.parametrize(
    ("level", "change"),
    [pytest.param(level, c, id=f"{level} {what}") for what, levels, c in KEEPS for level in levels],
)
def test_what_is_allowed_breaks_nothing(level: str, change: Change) -> None:
    assert broken_rules(change(sound_facts(level)), level) == ()


def test_every_rule_of_every_level_is_broken_by_some_facts() -> None:
    broken = {(rule, level) for rule, levels, _ in BREAKS for level in levels}
    wanted = {
        (rule.id, level.name)
        for table in tables()
        for level in table.levels
        for rule in table.rules_of(level)
    }
    assert broken == wanted


def test_every_predicate_is_used_and_every_rule_has_one() -> None:
    assert {rule.predicate for table in tables() for rule in table.rules} == set(PREDICATES)


def test_rules_hold_for_levels_that_exist_and_have_a_sentence() -> None:
    for table in tables():
        names = {level.name for level in table.levels}
        assert len({rule.id for rule in table.rules}) == len(table.rules)
        for rule in table.rules:
            assert set(rule.levels) <= names
            assert set(rule.clauses) <= names
            assert rule.says.endswith(".")
        for gap in table.unjudged:
            assert set(gap.clauses) <= names
            assert gap.why


def test_a_rule_whose_clause_is_not_known_says_so() -> None:
    for table in tables():
        for rule in table.rules:
            assert rule.clauses or rule.notes or rule.doubt, rule.id


def test_a_rules_subject_is_told_in_german() -> None:
    terms = vocabulary("de")["terms"]
    assert {rule.name for table in tables() for rule in table.rules} - set(terms) == set()


@pytest.mark.parametrize("name", ["PDF/X-6", "PDF/X-1:2001", ""])
def test_a_level_without_a_table_is_none(name: str) -> None:
    assert level_of(name) is None
