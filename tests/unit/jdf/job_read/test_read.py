"""An order ticket read back is the job it was written from, and what was not understood is named."""

from dataclasses import replace

import pytest

from golden_tickets import golden_names
from jdf import Delivery, Finish, Fold, TicketUnreadableError, invariants, read_job, write_ticket
from jdf.job_read import read_order
from jdf_builders import booklet, file_of, flyer, head, with_part, written
from thirteen_products import EVERY_DIALECT, THIRTEEN, product_ticket

LOST_ON_THE_WAY = {
    ("poster", "1.2"): "before JDF 1.3 no word says the printing process, and its intent stands empty",
    ("banner", "1.2"): "before JDF 1.3 no word says the printing process, and its intent stands empty",
    **dict.fromkeys(
        [("label", version) for version in ("1.2", "1.3", "1.4", "1.5")],
        "before JDF 1.6 no word says the number of a die",
    ),
    **dict.fromkeys(
        [("ncr-form", version) for version in ("2.0", "2.1", "2.2", "2.3")],
        "XJDF says running numbers as variable data",
    ),
}
"""Tickets that are not the same when written anew from what was read of them, and why."""

ORDERS = [
    (dialect, product)
    for dialect, product in golden_names()
    if EVERY_DIALECT[dialect].shape in ("product", "xjdf")
]
SAME = [
    (dialect, product)
    for dialect, product in ORDERS
    if (product, EVERY_DIALECT[dialect].version) not in LOST_ON_THE_WAY
]


@pytest.mark.parametrize(("dialect", "product"), SAME)
def test_a_ticket_written_anew_from_what_was_read_is_the_same_to_the_byte(dialect: str, product: str) -> None:
    data = product_ticket(THIRTEEN[product], dialect).data
    read = read_job(data)
    assert write_ticket(read.spec, read.head, read.files, EVERY_DIALECT[dialect]).data == data
    assert (read.dialect, read.unread) == (dialect, ())


@pytest.mark.parametrize(("dialect", "product"), ORDERS)
def test_the_job_read_can_be_made(dialect: str, product: str) -> None:
    assert tuple(invariants(read_job(product_ticket(THIRTEEN[product], dialect).data).spec)) == ()


def test_the_newest_ticket_gives_back_the_whole_job():
    said = THIRTEEN["book"]
    read = read_job(product_ticket(said, "jdf-1.8-product").data).spec
    cover = replace(said.parts[0], finish=(replace(said.parts[0].finish[0], film=""),))
    inked = replace(cover.print.front, inks=(*cover.print.front.inks, "Spot UV"))
    cover = replace(cover, print=replace(cover.print, front=inked))
    assert read == replace(said, parts=(cover, said.parts[1]))


def test_a_width_that_an_old_version_cannot_say_is_taken_for_the_usual_one_and_told():
    read = read_job(product_ticket(THIRTEEN["flyer"], "jdf-1.3-product").data)
    assert read.spec.parts[0].size.bleed_mm == 3
    assert read.assumed == ("single: bleed of 3 mm (the ticket only says that there is one)",)


def test_what_no_job_has_a_place_for_is_named_with_its_place():
    data = written(flyer()).data.replace(
        b"<Weight ", b'<Opacity DataType="EnumerationSpan" Preferred="Opaque"/><Weight '
    )
    (unread,) = read_job(data).unread
    assert (unread.words, unread.xpath) == (
        "Opacity: Opaque",
        "/JDF/ResourcePool/MediaIntent/Opacity/@Preferred",
    )


def test_a_partition_inherits_what_it_does_not_say_itself():
    plain = written(flyer()).data
    before, start, rest = plain.partition(b"<ColorIntent ")
    inks, end, after = rest.partition(b"</ColorIntent>")
    sided = before + start + inks + b'<ColorIntent Side="Front"/>' + end + after
    printing = read_job(sided).spec.parts[0].print
    assert (printing.front.inks, printing.back) == (flyer().parts[0].print.front.inks, None)


@pytest.mark.parametrize(
    "finish",
    [
        Finish("drill", edge="left", diameter_mm=6, count=2, pitch_mm=80, offset_mm=12),
        Finish("perforate", edge="right", offset_mm=20),
        Finish("roundCorner", radius_mm=5),
        Finish("deboss", width_mm=20, height_mm=10),
        Finish("laminate", "both", "matte"),
        Finish("varnish", "back", "gloss"),
        Finish("dieCut", die="D-7"),
    ],
    ids=lambda finish: finish.op,
)
def test_a_finishing_wish_comes_back(finish: Finish):
    spec = with_part(flyer(), lambda each: replace(each, finish=(finish,)))
    data = write_ticket(spec, head(), [file_of(spec.parts[0])], EVERY_DIALECT["jdf-1.8-product"]).data
    assert read_job(data).spec.parts[0].finish == (finish,)


def test_a_fold_without_a_name_comes_back_by_its_steps():
    spec = THIRTEEN["brochure"]
    steps = spec.parts[0].fold.steps if spec.parts[0].fold else ()
    unnamed = replace(spec, parts=(replace(spec.parts[0], fold=Fold("F6-X", steps)),))
    read = read_job(product_ticket(unnamed, "jdf-1.8-product").data).spec.parts[0].fold
    assert read is not None
    assert read.steps == steps


def test_several_deliveries_come_back_with_what_each_gets():
    spec = THIRTEEN["flyer"]
    read: tuple[Delivery, ...] = read_job(product_ticket(spec, "jdf-1.5-product").data).spec.delivery
    assert read == spec.delivery


def test_a_ticket_that_is_silent_is_read_and_its_gaps_are_named():
    data = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J" Type="Product" Status="Waiting"/>'
    problems = {problem.path for problem in invariants(read_job(data).spec)}
    assert {"quantity", "name"} <= problems


@pytest.mark.parametrize("dialect", ["jdf-1.3-idp"])
def test_a_ticket_that_says_how_is_no_order(dialect: str):
    with pytest.raises(TicketUnreadableError, match="how something is made"):
        read_order(product_ticket(booklet(), dialect).data)


@pytest.mark.parametrize(
    "data", [b"<PrintTalk/>", b'<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0" Types="Product"/>']
)
def test_what_is_no_order_is_refused(data: bytes):
    with pytest.raises(TicketUnreadableError):
        read_job(data)


def test_part_ids_and_roles_come_back_from_a_booklet():
    read = read_job(written(booklet()).data).spec
    assert [(each.id, each.role) for each in read.parts] == [(each.id, each.role) for each in booklet().parts]
