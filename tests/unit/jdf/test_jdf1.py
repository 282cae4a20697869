"""A written ticket says what was ordered, where the standard wants it said."""

from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from jdf import (
    FileCheck,
    Finish,
    Part,
    PartRole,
    Print,
    Side,
    TicketFile,
    TicketNotWritableError,
    parse_xml,
    write_ticket,
)
from jdf.names import clark
from jdf_builders import A5, CMYK, PRODUCT, booklet, file_of, flyer, head, part, with_part, written


def find(data: bytes, *names: str) -> etree._Element:
    node = parse_xml(data)
    for name in names:
        found = node.find(clark(name))
        assert found is not None, f"no {name} in {node.tag}"
        node = found
    return node


def intent(data: bytes, name: str) -> etree._Element:
    return find(data, "ResourcePool", name)


def test_lengths_are_points_and_an_order_is_firm():
    bleed = intent(written(flyer()).data, "LayoutIntent").find(clark("Bleed"))
    assert bleed is not None
    assert dict(bleed.attrib) == {"DataType": "NumberSpan", "Preferred": "8.504", "Actual": "8.504"}


def test_the_quantity_stands_on_the_product_and_on_each_drop():
    data = written(flyer(quantity=5000)).data
    links = find(data, "ResourceLinkPool").findall(clark("ComponentLink"))
    assert [(link.get("Usage"), link.get("Amount")) for link in links] == [("Output", "5000")]
    assert [drop.get("Amount") for drop in parse_xml(data).iter(clark("DropItemIntent"))] == ["5000"]


def test_a_booklet_is_a_root_with_a_node_for_each_part():
    ticket = written(booklet())
    children = parse_xml(ticket.data).findall(clark("JDF"))
    assert ticket.job_part_ids == ("P1", "P1.cover", "P1.body")
    assert tuple(child.get("JobPartID") for child in children) == ticket.job_part_ids[1:]
    inputs = list(find(ticket.data, "ResourceLinkPool").iter(clark("ComponentLink")))[1:]
    assert [(link.get("Usage"), link.get("ProcessUsage")) for link in inputs] == [
        ("Input", "Cover"),
        ("Input", None),
    ]


def test_the_root_of_a_booklet_counts_the_pages_of_all_parts():
    pages = intent(written(booklet(body_pages=32)).data, "LayoutIntent").find(clark("Pages"))
    assert pages is not None
    assert pages.get("Actual") == "36"


@pytest.mark.parametrize(("pages", "said"), [(1, "0"), (2, "0 ~ 1"), (32, "0 ~ 31"), (None, "0 ~ -1")])
def test_pages_of_a_file_are_counted_from_zero(pages: int | None, said: str):
    file = replace(file_of(flyer().parts[0]), pages=pages)
    data = write_ticket(flyer(), head(), [file], PRODUCT).data
    assert intent(data, "RunList").get("Pages") == said


@pytest.mark.parametrize("status", ["WithWarnings", ""])
def test_what_a_check_found_stands_beside_the_file_or_nothing_does(status: str):
    file = replace(file_of(flyer().parts[0]), check=FileCheck(status))
    data = write_ticket(flyer(), head(), [file], PRODUCT).data
    [delivery] = parse_xml(data).iter(clark("ArtDelivery"))
    assert delivery.get("PreflightStatus", "") == status


def test_a_file_is_named_by_an_encoded_url_and_keeps_the_name_the_customer_gave():
    file = replace(file_of(flyer().parts[0]), url="J1/größe #1 50%.pdf", name_given="größe #1 50%.pdf")
    data = write_ticket(flyer(), head(), [file], PRODUCT).data
    [spec] = parse_xml(data).iter(clark("FileSpec"))
    assert spec.get("URL") == "J1/gr%C3%B6%C3%9Fe%20%231%2050%25.pdf"
    assert spec.get("UserFileName") == "größe #1 50%.pdf"
    assert spec.get("CheckSum") == "D41D8CD98F00B204E9800998ECF8427E"


def test_sides_with_different_inks_are_partitions():
    spec = with_part(flyer(), lambda each: replace(each, print=Print(CMYK, Side(("Black", "Pantone 485 C")))))
    sides = intent(written(spec).data, "ColorIntent").findall(clark("ColorIntent"))
    assert [(side.get("Side"), side.get("NumColors")) for side in sides] == [("Front", "4"), ("Back", "2")]
    assert [ink.get("Name") for ink in sides[1].iter(clark("SeparationSpec"))] == ["Black", "Pantone 485 C"]


def test_an_unprinted_back_is_one_sided():
    poster = Part("poster", PartRole.SINGLE, 1, A5, part("single", 1).media, Print(CMYK))
    data = written(replace(flyer(), parts=(poster,))).data
    assert intent(data, "LayoutIntent").get("Sides") == "OneSided"
    assert [side.get("Side") for side in intent(data, "ColorIntent").findall(clark("ColorIntent"))] == [
        "Front"
    ]


def test_one_lamination_on_both_sides_is_said_in_one_intent():
    both = (Finish("laminate", "front", "matte"), Finish("laminate", "back", "matte"))
    data = written(with_part(flyer(), lambda each: replace(each, finish=both))).data
    surface = intent(data, "LaminatingIntent").find(clark("Surface"))
    assert surface is not None
    assert surface.get("Actual") == "Both"


def test_what_the_dialect_cannot_say_is_named_in_business_words():
    wishes = (
        Finish("roundCorner", "both"),
        Finish("laminate", "front", "matte"),
        Finish("laminate", "back", "gloss"),
    )
    ticket = written(with_part(flyer(), lambda each: replace(each, finish=wishes)))
    assert ticket.left_out == (
        "single: roundCorner (both)",
        "single: a second lamination texture (gloss, matte)",
    )


def test_an_older_version_names_what_it_lost():
    older = replace(PRODUCT, name="jdf-1.3-product", version="1.3")
    ticket = write_ticket(flyer(), head(), [file_of(flyer().parts[0])], older)
    assert ticket.left_out == ("the width of the bleed in mm (3)",)
    assert b"Bleed " not in ticket.data


def test_the_deadline_and_the_way_back_stand_in_the_node_info():
    data = write_ticket(flyer(), replace(head(), return_url="file://host/out dir/"), [], PRODUCT).data
    node_info = intent(data, "NodeInfo")
    assert node_info.get("LastEnd") == "2026-11-30T17:00:00+01:00"
    assert node_info.get("TargetRoute") == "file://host/out%20dir/"


def test_line_breaks_in_a_comment_stay_and_in_a_name_become_blanks():
    spec = replace(flyer(), name="Spring\ncampaign", comment="first\r\nsecond\n")
    data = written(spec).data
    assert parse_xml(data).get("DescriptiveName") == "Spring campaign"
    assert find(data, "Comment").text == "first\nsecond"


def test_the_ticket_knows_its_own_digest():
    assert len({written(flyer()).sha256, written(flyer()).sha256, written(flyer(4999)).sha256}) == 2


def file(**changes: object) -> TicketFile:
    return replace(file_of(flyer().parts[0]), **changes)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (file(part="cover"), "is for part 'cover', the job has single"),
        (file(url="C:\\jobs\\a.pdf"), "Windows path"),
        (file(url="../a.pdf"), "must not climb"),
        (file(url="http://host/a.pdf"), "takes relative URLs only"),
        (file(url="/etc/a.pdf"), "takes relative URLs only"),
        (file(md5="abc"), "FileSpec CheckSum: expected pairs of hexadecimal digits; found 'ABC'"),
    ],
)
def test_a_file_that_would_not_be_found_is_refused(wrong: TicketFile, told: str):
    with pytest.raises(TicketNotWritableError, match="(?i)" + told.replace("(", r"\(")):
        write_ticket(flyer(), head(), [wrong], PRODUCT)


def test_a_job_that_breaks_a_rule_is_not_written():
    with pytest.raises(TicketNotWritableError, match=r"parts\[body\]\.pages: 34 pages"):
        written(booklet(body_pages=34))


def test_a_time_without_an_offset_is_not_written():
    naive = replace(head(), created_at=datetime(2026, 11, 22, 9))
    with pytest.raises(TicketNotWritableError, match="Created TimeStamp: expected a time with an offset"):
        written(flyer(), naive)


def test_a_job_id_that_is_no_name_is_not_written():
    with pytest.raises(TicketNotWritableError, match="expected an id"):
        written(flyer(), head(job_id="J 1"))
