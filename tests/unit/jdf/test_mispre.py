"""A job for offset is handed to prepress as gray boxes below what is wanted."""

from dataclasses import replace

import pytest
from lxml import etree

from jdf import DIALECTS, TicketNotWritableError, parse_xml, validate, write_ticket
from jdf.names import clark
from jdf_builders import booklet, file_of, flyer, head, written
from thirteen_products import THIRTEEN, WITHOUT_PLATES, product_ticket

GRAY = DIALECTS["jdf-1.3-mispre"]
BOOKLET = product_ticket(THIRTEEN["booklet"], "jdf-1.3-mispre")


def pooled(data: bytes, name: str) -> etree._Element:
    found = parse_xml(data).find(f"{clark('ResourcePool')}/{clark(name)}")
    assert found is not None, f"no {name}"
    return found


def values(node: etree._Element, attribute: str) -> list[str]:
    return [str(each.get(attribute)) for each in node.iter("*") if each.get(attribute)]


def test_the_boxes_stand_below_the_product_in_the_order_of_the_work():
    root = parse_xml(BOOKLET.data)
    boxes = [node for node in root.findall(clark("JDF")) if node.get("Type") == "ProcessGroup"]
    assert root.get("Type") == "Product"
    assert [(box.get("Category"), box.get("Types"), box.get("JobPartID")) for box in boxes] == [
        ("MISPRE.PrePressPreparation", "PrePressPreparation", "P1.PP"),
        ("MISPRE.ImpositionPreparation", "Stripping", "P1.IP"),
        ("MISPRE.PlateMaking", "Imposition RIPing PreviewGeneration ImageSetting", "P1.PM"),
    ]


def test_what_a_box_makes_is_what_the_next_one_takes_in():
    root = parse_xml(BOOKLET.data)
    given: set[str] = set()
    for box in root.findall(clark("JDF")):
        if box.get("Type") == "ProcessGroup":
            links = [link for link in box.iter("*") if link.get("rRef")]
            taken = {str(link.get("rRef")) for link in links if link.get("Usage") == "Input"}
            made = {
                str(each.get("ID"))
                for each in root.iter("*")
                if each.get("ID") in taken and each.get("Status") == "Unavailable"
            }
            assert made <= given
            given |= {str(link.get("rRef")) for link in links if link.get("Usage") == "Output"}
    assert given == {"RLP1", "RLM1", "LO1", "XM1"}


def test_each_sheet_says_whose_pages_it_holds_on_what_and_how_folded():
    sheets = [each for each in pooled(BOOKLET.data, "StrippingParams").iter("*") if each.get("SheetName")]
    told = [(each.get("DescriptiveName"), each.get("WorkStyle"), each.get("SectionList")) for each in sheets]
    assert told == [
        ("cover", "WorkAndBack", "0"),
        ("body", "WorkAndBack", "1"),
        ("body", "WorkAndBack", "2"),
        ("reply", "WorkAndBack", "3"),
    ]
    cell = sheets[0].find(clark("StripCellParams"))
    assert cell is not None
    assert dict(cell.attrib) == {
        "BleedFace": "8.504",
        "BleedFoot": "8.504",
        "BleedHead": "8.504",
        "BleedSpine": "0",
        "TrimSize": "419.528 595.276",
    }


def test_there_is_a_plate_for_each_ink_of_each_printed_side():
    flyer_ticket = product_ticket(THIRTEEN["flyer"], "jdf-1.3-mispre").data
    plates = pooled(flyer_ticket, "ExposedMedia")
    assert values(plates, "Side") == ["Front", "Back"]
    assert values(plates, "Separation") == ["Cyan", "Magenta", "Yellow", "Black", "PANTONE 151 C", *CMYK]
    assert values(pooled(flyer_ticket, "ColorPool"), "Name") == [*CMYK, "PANTONE 151 C"]


CMYK = ["Cyan", "Magenta", "Yellow", "Black"]


def test_an_unprinted_back_has_neither_plates_nor_a_layout():
    poster = product_ticket(THIRTEEN["poster"], "jdf-1.3-mispre").data
    assert values(pooled(poster, "ExposedMedia"), "Side") == ["Front"]
    assert values(pooled(poster, "Layout"), "Side") == ["Front"]
    assert values(pooled(poster, "StrippingParams"), "WorkStyle") == ["Simplex"]


def test_sections_of_a_saddle_lie_one_in_the_other_and_those_of_a_book_one_on_the_other():
    assert pooled(BOOKLET.data, "Assembly").get("Order") == "Collecting"
    book = product_ticket(THIRTEEN["book"], "jdf-1.3-mispre").data
    assert pooled(book, "Assembly").get("Order") == "Gathering"


def test_the_sheet_of_the_press_decides_how_many_pages_a_section_has():
    data = written(booklet(body_pages=32), dialect=replace(GRAY, sheet_mm=(320, 450))).data
    folds = [each.get("FoldCatalog") for each in parse_xml(data).iter(clark("BinderySignature"))]
    assert folds == ["F4-1", "F8-7"]
    assert values(pooled(data, "Media"), "Dimension") == ["907.087 1275.591"]


def test_it_says_what_the_order_ticket_says_and_leaves_out_no_more():
    order = product_ticket(THIRTEEN["booklet"], "jdf-1.3-product")
    assert BOOKLET.left_out == order.left_out
    assert BOOKLET.job_part_ids[: len(order.job_part_ids)] == order.job_part_ids


@pytest.mark.parametrize("product", WITHOUT_PLATES)
def test_a_job_that_no_plate_prints_is_refused_with_the_way_out(product: str):
    with pytest.raises(TicketNotWritableError, match="choose a dialect for a digital press"):
        product_ticket(THIRTEEN[product], "jdf-1.5-mispre")


def test_a_job_without_its_files_is_refused():
    with pytest.raises(TicketNotWritableError, match="has no file"):
        write_ticket(flyer(), head(), [], GRAY)


def test_our_own_rules_find_nothing_but_the_sheet_that_no_order_knows():
    found = validate(write_ticket(flyer(), head(), [file_of(flyer().parts[0])], GRAY).data)
    assert [one.message for one in found] == ["the paper has no Dimension"]
