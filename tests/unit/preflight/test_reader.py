import io
import json
import re

import pytest

from preflight import CollectFailure
from preflight.codec import CodecError
from preflight.facts import Content, Facts
from preflight.failure import TooComplexError
from preflight.reader import bound_library, read_facts
from preflight_builders import FILL, blank, facts_of, form_laughs, known_facts, locked, page, pdf, stream


def only_page(data: bytes):
    return known_facts(data).pages[0]


def test_boxes_are_in_millimetres_from_the_media_boxs_corner() -> None:
    found = only_page(pdf(page((100, 50), bleed=3)))
    assert found.media == pytest.approx((0, 0, 106, 56), abs=0.002)
    assert found.trim == pytest.approx((3, 3, 103, 53), abs=0.002)
    assert found.defined == ("media", "bleed", "trim")


def test_a_media_box_that_does_not_start_at_nought_is_shifted() -> None:
    found = only_page(pdf(page(boxes=(), entries="/MediaBox[72 72 144 216]/TrimBox[81 81 135 207]")))
    assert found.media == pytest.approx((0, 0, 25.4, 50.8))
    assert found.trim == pytest.approx((3.175, 3.175, 22.225, 47.625))


def test_corners_may_be_given_in_any_order() -> None:
    assert only_page(pdf(page(boxes=(), entries="/MediaBox[72 144 0 0]"))).media == pytest.approx(
        (0, 0, 25.4, 50.8)
    )


@pytest.mark.parametrize(
    ("rotate", "trim"),
    [
        (0, (1, 2, 97, 46)),
        (90, (2, 3, 46, 99)),
        (180, (3, 4, 99, 48)),
        (270, (4, 1, 48, 97)),
        (-90, (4, 1, 48, 97)),
    ],
)
def test_rotation_turns_the_boxes_clockwise(rotate: int, trim: tuple[float, ...]) -> None:
    data = pdf(page((96, 44), margins=(1, 2, 3, 4), entries=f"/Rotate {rotate}"))
    assert only_page(data).trim == pytest.approx(trim, abs=0.002)


def test_user_unit_scales_the_boxes() -> None:
    assert only_page(pdf(page((10, 10), bleed=0, entries="/UserUnit 10"))).media == pytest.approx(
        (0, 0, 100, 100), abs=0.01
    )


def test_boxes_and_rotation_are_inherited() -> None:
    data = pdf(page(boxes=())).replace(b"/Count 1>>", b"/Count 1/MediaBox[0 0 72 144]/Rotate 90>>")
    found = only_page(re.sub(rb"startxref\n\d+", b"startxref\n1", data))
    assert found.media == pytest.approx((0, 0, 50.8, 25.4))
    assert (found.rotate, found.defined) == (90, ("media",))


@pytest.mark.parametrize(
    "rubbish", ["[]", "[0 0 0 0]", "[/A 1 2 3]", "null", "7", "[0 0 1e99 5 6]", "[0 0 99999999999 1]"]
)
def test_a_box_that_is_no_rectangle_counts_as_not_given(rubbish: str) -> None:
    found = only_page(pdf(page(boxes=("Media",), entries=f"/TrimBox {rubbish}")))
    assert "trim" not in found.defined
    assert found.trim == found.media


def test_a_page_without_a_media_box_is_letter() -> None:
    assert only_page(pdf(page(boxes=()))).media == pytest.approx((0, 0, 215.9, 279.4))


@pytest.mark.parametrize("unit", ["0", "-1", "/A", "1e9"])
def test_a_senseless_user_unit_is_one(unit: str) -> None:
    assert only_page(pdf(page(entries=f"/UserUnit {unit}"))).user_unit == 1


@pytest.mark.parametrize(
    "content",
    [
        FILL,
        b"BT /F 9 Tf (x) Tj ET",
        b"0 0 m 9 9 l S",
        b"/P sh",
        b"9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G ID x EI",
        b"/F 9 Tf [(a) 1 (b)] TJ",
        b"0 0 9 9 re\nB*",
    ],
)
def test_a_painting_operator_is_a_mark(content: bytes) -> None:
    resources = (
        "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
        "/Shading<</P<</ShadingType 2/ColorSpace/DeviceGray>>>>>>"
    )
    assert only_page(pdf(page(content=content, entries=resources))).has_marks is True


def test_text_in_a_font_that_is_not_there_leaves_it_open() -> None:
    found = only_page(pdf(page(content=b"BT /F 9 Tf (x) Tj ET")))
    assert (found.has_marks, found.missing) == (None, ("Font F",))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"q 1 0 0 1 0 0 cm Q",
        b"0 0 9 9 re W n",
        b"% 0 0 9 9 re f\nq Q",
        b"/f gs /S MP",
        b"/Span <</ActualText (a f (S) B) >> BDC EMC",
        b"/A <AB F > MP",
        b"/Missing Do",
        rb"/A (\) f ) MP",
    ],
)
def test_what_does_not_paint_is_no_mark(content: bytes) -> None:
    assert only_page(pdf(page(content=content))).has_marks is False


def drawing(*forms: bytes) -> bytes:
    return pdf(page(content=b"q /F#31 Do Q", entries="/Resources<</XObject<</F1 100 0 R>>>>"), extra=forms)


def test_a_form_marks_if_anything_in_it_does() -> None:
    outer = stream(b"/G Do", "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</G 101 0 R>>>>")
    assert only_page(drawing(outer, stream(FILL, "/Subtype/Form/BBox[0 0 9 9]"))).has_marks is True
    assert only_page(drawing(outer, stream(b"q Q", "/Subtype/Form/BBox[0 0 9 9]"))).has_marks is False


def test_an_image_is_a_mark() -> None:
    assert only_page(drawing(stream(b"\x00", "/Subtype/Image/Width 1/Height 1"))).has_marks is True


def test_a_form_that_draws_itself_ends() -> None:
    itself = stream(b"/F1 Do", "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F1 100 0 R>>>>")
    assert only_page(drawing(itself)).has_marks is False


def test_forms_that_multiply_are_each_looked_at_once() -> None:
    assert only_page(form_laughs(5)).has_marks is False


def test_forms_that_multiply_beyond_what_a_device_can_draw_are_refused() -> None:
    failure = facts_of(form_laughs(12))
    assert isinstance(failure, CollectFailure)
    assert (failure.reason, "draw each other" in failure.detail) == ("too-complex", True)


def test_forms_nested_beyond_reason_leave_it_open() -> None:
    assert only_page(form_laughs(40, width=1)).has_marks is None


@pytest.mark.parametrize(("flags", "marks"), [(4, True), (0, False), (6, False)])
def test_an_annotation_marks_if_it_is_printed(flags: int, marks: bool) -> None:  # noqa: FBT001
    annotation = f"/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/F {flags}/AP<</N 100 0 R>>>>]"
    form = stream(b"q Q", "/Subtype/Form/BBox[0 0 9 9]")
    assert only_page(pdf(page(content=b"q Q", entries=annotation), extra=(form,))).has_marks is marks


def test_content_is_told_apart_read_none_and_unreadable() -> None:
    bad = page(content=b"\x78\x9c\xffrubbish", filters="/Filter/FlateDecode")
    found = [p.content for p in known_facts(pdf(page(), page(content=None), bad, blank())).pages]
    assert found == [Content.READ, Content.NONE, Content.UNREADABLE, Content.READ]


def test_producer_and_version_are_kept() -> None:
    facts = known_facts(pdf(page(), version="1.3", info="/Producer(Acme \\(TM\\) 1)/Creator(Layout)"))
    assert (facts.producer, facts.creator, facts.pdf_version) == ("Acme (TM) 1", "Layout", "1.3")


def test_rights_are_named() -> None:
    lock = known_facts(locked(pdf(page()), print_highres=False, extract=False)).encryption
    assert lock is not None
    assert {"print in high quality", "copy"} <= set(lock.denied)
    assert (lock.needs_password, lock.bits) == (False, 256)


def test_pages_are_counted_by_each_reader_and_once_more_when_rebuilt() -> None:
    sound = pdf(page(), page())
    others = {"pdfium": 2, "pypdf": 2}
    assert known_facts(sound).page_votes == {"walked": 2, "declared": 2} | others
    rebuilt = known_facts(re.sub(rb"startxref\n\d+", b"startxref\n1", sound))
    assert rebuilt.page_votes == {"walked": 2, "declared": 2, "objects": 2} | others


def test_repairs_do_not_tell_paths_of_this_machine() -> None:
    facts = known_facts(re.sub(rb"startxref\n\d+", b"startxref\n1", pdf(page())))
    assert facts.damage.rebuilt
    assert not [
        repair
        for repair in facts.damage.repairs
        if "/" in repair.partition("xref")[0] or "stream <" in repair
    ]


def test_facts_do_not_depend_on_who_reads_them() -> None:
    bound_library()
    data = pdf(page(), blank())
    assert read_facts(io.BytesIO(data), sha256="0" * 64) == known_facts(data)


def test_facts_come_back_from_json_as_they_were() -> None:
    facts = known_facts(locked(pdf(page(), blank(), info="/Producer(\xc3\xa4)")))
    assert Facts.from_json(facts.to_json()) == facts


def test_plain_values_say_the_same_as_json() -> None:
    facts = known_facts(locked(pdf(page(), blank(), info="/Producer(\xc3\xa4)")))
    assert json.dumps(facts.to_plain()) == json.dumps(json.loads(facts.to_json()))
    assert Facts.from_plain(json.loads(facts.to_json())) == facts
    with pytest.raises(CodecError):
        Facts.from_plain(facts.to_plain() | {"schema": "facts/0"})


def test_more_pages_than_anybody_prints_are_too_complex() -> None:
    bound_library()
    one = page((9, 9), content=None)
    with pytest.raises(TooComplexError, match="20001 pages"):
        read_facts(io.BytesIO(pdf(*[one] * 20_001)), sha256="")
