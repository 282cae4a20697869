"""A ticket for a digital press says what to print on what, and names what it cannot say."""

from dataclasses import replace

import pytest
from lxml import etree

from jdf import (
    LEAVE_OUT_TOPICS,
    Binding,
    Finish,
    JobSpec,
    Media,
    Part,
    PartRole,
    Print,
    Side,
    Size,
    Ticket,
    TicketNotWritableError,
    parse_xml,
    validate,
    write_ticket,
)
from jdf.names import clark
from jdf_builders import A5, CMYK, PRESS, booklet, file_of, flyer, head, part, with_part, written


def press(spec: JobSpec, **changes: object) -> Ticket:
    return written(spec, dialect=replace(PRESS, **changes))  # type: ignore[arg-type]  # any field of a dialect


def resource(data: bytes, name: str) -> etree._Element:
    found = parse_xml(data).find(f"{clark('ResourcePool')}/{clark(name)}")
    assert found is not None, f"no {name}"
    return found


def by_pages(data: bytes, name: str, attribute: str) -> dict[str | None, str | None]:
    return {
        each.get("RunIndex"): each.get(attribute) for each in resource(data, name).iterchildren(clark(name))
    }


def test_a_press_ticket_is_one_node_of_steps_in_version_1_3():
    root = parse_xml(press(flyer()).data)
    assert (root.get("Type"), root.get("Version"), root.findall(clark("JDF"))) == ("Combined", "1.3", [])
    assert root.get("Types") == "LayoutPreparation Imposition Interpreting Rendering DigitalPrinting"


def test_each_link_names_the_step_it_belongs_to_and_the_product_comes_from_the_last():
    links = parse_xml(press(booklet()).data).find(clark("ResourceLinkPool"))
    assert links is not None
    steps = {etree.QName(link).localname: link.get("CombinedProcessIndex") for link in links}
    assert steps == {
        "CustomerInfoLink": None,
        "NodeInfoLink": None,
        "RunListLink": "0",
        "LayoutPreparationParamsLink": "0",
        "InterpretingParamsLink": "2",
        "ColorantControlLink": "2 3 4",
        "RenderingParamsLink": "3",
        "DigitalPrintingParamsLink": "4",
        "MediaLink": "4",
        "StitchingParamsLink": "5",
        "ComponentLink": "5",
    }


def test_the_pages_of_a_booklet_run_from_the_front_of_the_cover_to_its_back():
    runs = resource(press(booklet(body_pages=32)).data, "RunList").findall(clark("RunList"))
    assert [(run.get("DescriptiveName"), run.get("Pages"), run.get("NPage")) for run in runs] == [
        ("cover", "0 ~ 1", "2"),
        ("body", "0 ~ 31", "32"),
        ("cover", "2 ~ 3", "2"),
    ]


def test_cover_and_body_are_printed_on_their_own_stock():
    data = press(booklet(body_pages=32)).data
    stocks = {media.get("ID"): media.get("Weight") for media in parse_xml(data).iter(clark("Media"))}
    params = resource(data, "DigitalPrintingParams").findall(clark("DigitalPrintingParams"))
    refs = {each.get("RunIndex"): each[0].get("rRef") for each in params}
    assert {pages: stocks[ref] for pages, ref in refs.items()} == {"0 ~ 1 34 ~ 35": "200", "2 ~ 33": "135"}


def test_parts_on_one_stock_share_it():
    same = replace(booklet(), parts=(part("cover", 4), part("body", 8)))
    data = press(same).data
    assert len(list(parse_xml(data).iter(clark("Media")))) == 1
    assert resource(data, "DigitalPrintingParams").get("PartIDKeys") is None


def test_a_saddle_stitched_booklet_is_imposed_two_up_and_stapled():
    data = press(booklet()).data
    layout, staples = resource(data, "LayoutPreparationParams"), resource(data, "StitchingParams")
    assert (layout.get("PageDistributionScheme"), layout.get("NumberUp"), layout.get("BindingEdge")) == (
        "Saddle",
        "2 1",
        "Left",
    )
    assert (staples.get("StitchType"), staples.get("NumberOfStitches")) == ("Saddle", "2")


@pytest.mark.parametrize(("turn", "said"), [("head", "TwoSidedFlipY"), ("foot", "TwoSidedFlipX")])
def test_the_sheet_is_turned_as_the_back_stands(turn: str, said: str):
    spec = with_part(flyer(), lambda each: replace(each, print=replace(each.print, turn=turn)))
    assert resource(press(spec).data, "DigitalPrintingParams").get("Sides") == said


def test_parts_printed_on_other_sides_say_so_for_their_pages():
    sheet = Part("page", PartRole.SHEET, 1, A5, Media(gsm=135, coating_front="gloss"), Print(CMYK))
    spec = replace(flyer(), parts=(part("single", 2), sheet))
    data = press(spec).data
    sides = {"0 ~ 1": "TwoSidedFlipY", "2": "OneSidedFront"}
    assert by_pages(data, "DigitalPrintingParams", "Sides") == sides
    assert by_pages(data, "LayoutPreparationParams", "Sides") == sides
    assert validate(data, xsd=None)[0].severity == "warning"


BLACK, SPOT = Side(("Black",)), Side(("Black", "Pantone 485 C"))


def colorants(spec: JobSpec) -> list[tuple[str | None, str | None, str | None, list[str | None]]]:
    found = resource(press(spec).data, "ColorantControl")
    return [
        (
            each.get("RunIndex"),
            each.get("Side"),
            each.get("ProcessColorModel"),
            [
                ink.get("Name")
                for ink in each.iterfind(f"{clark('ColorantParams')}/{clark('SeparationSpec')}")
            ],
        )
        for each in found.iter(clark("ColorantControl"))
        if each.get("ProcessColorModel")
    ]


def printed(spec: JobSpec, printing: Print) -> JobSpec:
    return with_part(spec, lambda each: replace(each, print=printing))


def test_inks_are_said_once_by_side_by_part_or_by_both():
    assert colorants(flyer()) == [(None, None, "DeviceCMYK", [])]
    assert colorants(printed(flyer(), Print(CMYK, SPOT))) == [
        (None, "Front", "DeviceCMYK", []),
        (None, "Back", "DeviceGray", ["Pantone 485 C"]),
    ]
    black_cover = printed(booklet(body_pages=8), Print(BLACK, BLACK))
    assert colorants(black_cover) == [
        ("0 ~ 1 10 ~ 11", None, "DeviceGray", []),
        ("2 ~ 9", None, "DeviceCMYK", []),
    ]
    assert colorants(printed(booklet(body_pages=8), Print(CMYK, BLACK))) == [
        (None, "Front", "DeviceCMYK", []),
        (None, "Back", "DeviceGray", []),
        (None, "Front", "DeviceCMYK", []),
        (None, "Back", "DeviceCMYK", []),
    ]


def test_a_material_that_came_after_1_3_is_named_beside_other():
    spec = with_part(flyer(), lambda each: replace(each, media=Media("vinyl", stock="V-7", thickness_um=80)))
    media = resource(press(spec).data, "Media")
    assert [media.get(name) for name in ("MediaType", "MediaTypeDetails", "ProductID", "Thickness")] == [
        "Other",
        "Vinyl",
        "V-7",
        "80",
    ]
    assert resource(press(spec, version="1.5").data, "Media").get("MediaType") == "Vinyl"


def test_the_sheet_of_a_device_that_is_fed_with_one_is_said():
    data = press(flyer(), sheet_mm=(320, 450)).data
    assert resource(data, "Media").get("Dimension") == "907.087 1275.591"
    assert validate(data) == ()


def test_what_a_press_cannot_be_told_is_named_in_business_words():
    wishes = (Finish("laminate", "both", "matte"), Finish("drill"))
    folded = with_part(
        flyer(),
        lambda each: replace(
            each,
            finish=wishes,
            size=Size(99, 210, 3, flat_w_mm=297, flat_h_mm=210),
            print=Print(replace(CMYK, coating="UV"), CMYK),
        ),
    )
    assert press(replace(folded, binding=Binding("wire", stitches=4))).left_out == (
        "single: bleed of 3 mm (only that there is one)",
        "single: open size 297 x 210 mm",
        "single: laminate (both, matte)",
        "single: drill (front)",
        "single: UV over the print of the front",
        "binding: wire (left, 4 stitches)",
        "delivery: 5000 to 34117 Kassel by BestWay",
    )


def test_a_part_of_another_size_and_an_unusual_order_are_named():
    cover = replace(part("cover", 4), size=Size(150, 212))
    stapled = replace(booklet(), parts=(cover, part("body", 8)), binding=Binding("sideStitch"), delivery=())
    assert press(stapled).left_out == (
        "cover: trimmed size 150 x 212 mm",
        "body: bleed of 3 mm (only that there is one)",
        "binding: sections to collect",
    )


def test_what_a_device_has_no_use_for_is_left_out_and_named():
    spec = replace(booklet(), comment="Mind the fold.")
    ticket = press(spec, leave_out=LEAVE_OUT_TOPICS["combined"])
    for name in (b"ColorantControl", b"Stitching", b"Comment"):
        assert name in press(spec).data
        assert name not in ticket.data
    assert set(ticket.left_out) - set(press(spec).left_out) == {
        "binding: saddleStitch (left, 2 stitches)",
        "colours: the inks of each side",
        "comment: Mind the fold.",
    }
    assert [finding for finding in validate(ticket.data) if finding.severity == "error"] == []


def test_a_part_without_a_file_cannot_be_printed():
    with pytest.raises(TicketNotWritableError, match="part 'body' has no file"):
        write_ticket(booklet(), head(), [file_of(booklet().parts[0])], PRESS)
