"""What a press is told reads back as the job it makes, as far as a press is told a job."""

from dataclasses import replace

import pytest

from golden_tickets import golden_names
from jdf import (
    DIALECTS,
    PROCESS_INKS,
    Binding,
    Part,
    PartRole,
    Size,
    TicketUnreadableError,
    convert,
    invariants,
    read_job,
    write_ticket,
)
from jdf_builders import fixture
from thirteen_products import THIRTEEN, product_ticket

UNTOLD = {
    "business-card": "the names of the versions without how many of each",
    "book": "a binding that the press does not make itself",
    "calendar": "a binding that the press does not make itself",
    "ncr-form": "a binding that the press does not make itself, but for its edge",
}
"""Products whose press ticket does not hold enough to be written anew from it, and what it lacks."""

PRESS = [name for name in golden_names() if DIALECTS.get(name[0]) and DIALECTS[name[0]].shape == "combined"]


@pytest.mark.parametrize(("dialect", "product"), [name for name in PRESS if name[1] not in UNTOLD])
def test_a_press_ticket_written_anew_from_what_was_read_is_the_same_to_the_byte(dialect: str, product: str):
    data = product_ticket(THIRTEEN[product], dialect).data
    read = read_job(data)
    assert write_ticket(read.spec, read.head, read.files, DIALECTS[dialect]).data == data
    assert (read.dialect, read.unread) == (dialect, ())


@pytest.mark.parametrize(("dialect", "product"), PRESS)
def test_what_a_press_is_told_of_a_job_comes_back(dialect: str, product: str):
    said = THIRTEEN[product]
    read = read_job(product_ticket(said, dialect).data).spec
    assert (read.product_type, read.name, read.quantity, read.comment) == (
        said.product_type, said.name, said.quantity, said.comment,
    )  # fmt: skip
    assert {part.id for part in read.parts} == {part.id for part in said.parts}
    for part in said.parts:
        assert _told(next(each for each in read.parts if each.id == part.id)) == _told(part)


def _told(part: Part) -> tuple[object, ...]:
    """Return what a press is told of a part: its role by a name that says it, of a cover no unprinted inside."""
    stock, printing = part.media, part.print
    back = set(printing.back.inks) if printing.back and part.role is not PartRole.COVER else set()
    role = part.role if part.id in list(PartRole) else None
    return role, part.pages, stock.type, stock.stock, stock.gsm, set(printing.front.inks), back


@pytest.mark.parametrize("product", UNTOLD)
def test_what_a_press_is_not_told_is_missing_or_named(product: str):
    read = read_job(product_ticket(THIRTEEN[product], "jdf-1.5-idp").data)
    assert read.unread or tuple(invariants(read.spec))


def test_staples_come_back_as_the_binding():
    read = read_job(product_ticket(THIRTEEN["booklet"], "jdf-1.5-idp").data)
    assert read.spec.binding == Binding("saddleStitch", stitches=2)
    assert [(part.id, part.role) for part in read.spec.parts] == [
        ("cover", PartRole.COVER), ("body", PartRole.BODY), ("reply", PartRole.INSERT),
    ]  # fmt: skip
    assert "reply: what the part is to the whole (the ticket says its name only)" in read.assumed
    assert [(file.part, file.pages) for file in read.files] == [("cover", 4), ("body", 32), ("reply", 4)]


def test_a_process_ticket_of_xjdf_is_read_as_far_as_it_tells():
    read = read_job(fixture("xjdf-digital-process.xjdf"))
    [part] = read.spec.parts
    assert (read.dialect, read.spec.quantity, part.pages, part.media.gsm) == ("xjdf-2.2", 20, 8, 80)
    assert part.size == Size(210, 297)
    assert len(read.assumed) == 2
    assert "inks" in {problem.path.rpartition(".")[2] for problem in invariants(read.spec)}


XJDF = b"""<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0" JobID="J" JobPartID="P" DescriptiveName="Leaflet"
 Version="2.1" Types="LayoutPreparation Interpreting Rendering DigitalPrinting Stitching">
<ResourceSet Name="RunList" Usage="Input">
 <Resource DescriptiveName="body"><Part Run="R1"/><RunList NPage="8" Pages="0 ~ 7">
  <FileSpec URL="b.pdf"/></RunList></Resource>
 <Resource DescriptiveName="reply"><Part Run="R2"/><RunList NPage="2">
  <FileSpec URL="r.pdf"/></RunList></Resource></ResourceSet>
<ResourceSet Name="LayoutPreparationParams" Usage="Input"><Resource>
 <LayoutPreparationParams Sides="TwoSidedHeadToFoot" BindingEdge="Left"/></Resource></ResourceSet>
<ResourceSet Name="Media" Usage="Input"><Resource>
 <Media MediaType="Paper" Weight="115" Coating="Matte"/></Resource></ResourceSet>
<ResourceSet Name="ColorantControl" Usage="Input">
 <Resource><Part Side="Front"/><ColorantControl ProcessColorModel="DeviceCMYK" ColorantParams="Gold"/></Resource>
 <Resource><Part Side="Back"/><ColorantControl ProcessColorModel="DeviceGray"/></Resource></ResourceSet>
<ResourceSet Name="StitchingParams" Usage="Input"><Resource>
 <StitchingParams StitchType="Corner" NumberOfStitches="1" Angle="45"/></Resource></ResourceSet>
<ResourceSet Name="Component" Usage="Output"><Resource><AmountPool><PartAmount Amount="500"/></AmountPool>
 <Component ProductType="Booklet" Dimensions="419.528 595.276 0"/></Resource></ResourceSet></XJDF>"""


def test_a_rich_process_ticket_of_xjdf_gives_a_job_that_can_be_made():
    read = read_job(XJDF)
    spec = read.spec
    body, reply = spec.parts
    assert (spec.product_type, spec.name, spec.quantity, body.size) == (
        "booklet",
        "Leaflet",
        500,
        Size(148, 210),
    )
    assert (body.pages, reply.pages, body.media.coating_front, body.print.turn) == (8, 2, "matte", "foot")
    assert body.print.front.inks == (*PROCESS_INKS, "Gold")
    assert body.print.back is not None
    assert body.print.back.inks == ("Black",)
    assert spec.binding == Binding("cornerStitch", order="gather", stitches=1)
    assert [each.words for each in read.unread] == ["StitchingParams Angle: 45"]


def test_a_press_ticket_is_converted_into_an_order():
    made = convert(product_ticket(THIRTEEN["flyer"], "jdf-1.5-idp").data, DIALECTS["jdf-1.8-product"])
    read = read_job(made.ticket.data).spec
    assert read.quantity == THIRTEEN["flyer"].quantity
    assert replace(read.parts[0].media, thickness_um=None) == THIRTEEN["flyer"].parts[0].media


@pytest.mark.parametrize(
    "data",
    [
        b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J" Type="ProcessGroup" Status="Waiting"/>',
        b'<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0" Types="Folding"/>',
    ],
)
def test_a_ticket_that_tells_nothing_of_a_job_is_refused(data: bytes):
    with pytest.raises(TicketUnreadableError, match="names no product"):
        read_job(data)


def test_a_ticket_of_more_parts_than_a_job_has_is_refused():
    runs = "".join(f'<RunList Run="R{at}" DescriptiveName="p{at}" NPage="1"/>' for at in range(101))
    ticket = f"""<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J" Type="DigitalPrinting" Status="Waiting">
    <ResourcePool><RunList ID="R" Class="Parameter" Status="Available" PartIDKeys="Run">{runs}</RunList></ResourcePool>
    <ResourceLinkPool><RunListLink rRef="R" Usage="Input"/></ResourceLinkPool></JDF>"""
    with pytest.raises(TicketUnreadableError, match="101 parts"):
        read_job(ticket.encode())
