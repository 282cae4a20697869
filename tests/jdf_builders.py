"""Jobs, heads and files for tests of tickets, each in one line, and strategies that draw any of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from corpora import corpora_dir
from jdf import (
    DIALECTS,
    PROCESS_INKS,
    Binding,
    CheckFinding,
    Delivery,
    Dialect,
    FileCheck,
    Finish,
    JobSpec,
    Media,
    Mended,
    Part,
    PartRole,
    Party,
    Print,
    Side,
    Size,
    Taken,
    Ticket,
    TicketFile,
    TicketHead,
    XsdSet,
    load_xsd_set,
    write_ticket,
)
from jdf.intent.finish import OPERATIONS
from jdf.vocabulary import (
    BINDING_WORDS,
    COATING_WORDS,
    EDGE_WORDS,
    MEDIA_WORDS,
    ORDER_WORDS,
    PRODUCT_TYPES,
    SURFACE_WORDS,
    TEXTURE_WORDS,
    TURN_WORDS,
)

FIXTURES = Path(__file__).parent / "fixtures" / "jdf"
PRODUCT = DIALECTS["jdf-1.5-product"]
PRESS = DIALECTS["jdf-1.3-idp"]
CMYK = Side(PROCESS_INKS)
A5 = Size(trim_w_mm=148, trim_h_mm=210, bleed_mm=3)
CET = timezone(timedelta(hours=1))


def fixture(name: str) -> bytes:
    """Return a ticket from the fixtures."""
    return (FIXTURES / name).read_bytes()


@cache
def official(version: str) -> XsdSet:
    """Return the official schema of a version, compiled once per test session."""
    return load_xsd_set(corpora_dir("jdf", "schema"), (version,))


def part(role: str, pages: int, size: Size = A5, gsm: float = 135, *finish: Finish) -> Part:
    """Return a part printed in four colours on both sides."""
    return Part(
        role, PartRole(role), pages, size, Media(gsm=gsm, coating_front="gloss"), Print(CMYK, CMYK), finish
    )


def address(quantity: int) -> Delivery:
    """Return a delivery to an invented dock."""
    return Delivery(
        name="Ada Byron",
        company="Example GmbH",
        street="Dock 4",
        city="Kassel",
        postal_code="34117",
        country_code="DE",
        quantity=quantity,
        due="2026-11-30T17:00:00+01:00",
        method="BestWay",
    )


def flyer(quantity: int = 5000) -> JobSpec:
    """Return an A5 flyer printed on both sides."""
    return JobSpec("flyer", "Flyer A5", quantity, (part("single", 2),), delivery=(address(quantity),))


def booklet(body_pages: int = 32, quantity: int = 1000) -> JobSpec:
    """Return a saddle-stitched A5 booklet with a laminated cover."""
    cover = part("cover", 4, A5, 200, Finish("laminate", "front", "matte"))
    binding = Binding("saddleStitch", stitches=2)
    return JobSpec(
        "booklet", "Booklet A5", quantity, (cover, part("body", body_pages)), binding, (address(quantity),)
    )


def head(job_id: str = "J2026-000123-1.1") -> TicketHead:
    """Return the head of an order of an invented customer."""
    return TicketHead(
        job_id=job_id,
        job_part_id="P1",
        order_number="2026-000123",
        created_at=datetime(2026, 11, 22, 9, tzinfo=CET),
        agent_name="Gateway",
        agent_version="0.1",
        customer=Party("C-1001", "Example GmbH", "Ada", "Byron", "ada@example.com", "+49 561 123456"),
        due=datetime(2026, 11, 30, 17, tzinfo=CET),
    )


def file_of(spec_part: Part, pages: int | None = None) -> TicketFile:
    """Return the file of a part, in the job's sub-folder."""
    return TicketFile(
        part=spec_part.id,
        url=f"J2026-000123-1.1/{spec_part.id}.pdf",
        sha256="ab" * 32,
        size=123456,
        pages=pages or spec_part.pages,
        name_given=f"{spec_part.id} final.pdf",
        md5="d41d8cd98f00b204e9800998ecf8427e",
    )


def checked(
    text: str = "missing-bleed: page 1: bleed is 0 mm", count: int = 1, mended: tuple[Mended, ...] = ()
) -> FileCheck:
    """Return a check that found the same so many times, and a person who took it upon themselves."""
    taken = Taken("Carl Sorter", datetime(2026, 11, 22, 8, tzinfo=CET), "agreed by phone", (text,))
    return FileCheck(
        status="WithWarnings",
        profile="sheetfed",
        profile_sha256="bc" * 32,
        facts_sha256="fa" * 32,
        version="0.1",
        at=datetime(2026, 11, 22, 7, tzinfo=CET),
        findings=(CheckFinding("Warning", text),) * count,
        taken=(taken,),
        mended=mended,
    )


def written(spec: JobSpec, ticket_head: TicketHead | None = None, dialect: Dialect = PRODUCT) -> Ticket:
    """Return the ticket of a job with a file for each part."""
    return write_ticket(spec, ticket_head or head(), [file_of(each) for each in spec.parts], dialect)


def with_part(spec: JobSpec, change: Callable[[Part], Part]) -> JobSpec:
    """Return a job whose first part is changed."""
    return replace(spec, parts=(change(spec.parts[0]), *spec.parts[1:]))


# Strategies: any job that keeps the rules

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
_NAME = _TEXT.filter(lambda text: bool(text.strip()))
_MM = st.integers(1000, 200_000).map(lambda hundredths: hundredths / 100)
_MARGIN = st.integers(0, 5000).map(lambda hundredths: hundredths / 100)
_INKS = st.lists(st.sampled_from(PROCESS_INKS) | _NAME, min_size=1, max_size=6, unique=True).map(tuple)
_SIDES = st.builds(Side, _INKS, coating=_TEXT)
_PRINTS = st.builds(Print, _SIDES, st.none() | _SIDES, st.sampled_from(sorted(TURN_WORDS)))
_COATINGS = st.sampled_from(sorted(COATING_WORDS))
_MEDIA = st.builds(
    Media,
    st.sampled_from(sorted(MEDIA_WORDS)),
    _TEXT,
    st.none() | st.floats(30, 1500),
    st.none() | st.floats(20, 20_000),
    _COATINGS,
    _COATINGS,
)
_FINISHES = st.lists(
    st.builds(
        Finish,
        st.sampled_from(OPERATIONS),
        st.sampled_from(sorted(SURFACE_WORDS)),
        st.sampled_from(["", *TEXTURE_WORDS]),
    ),
    max_size=3,
).map(tuple)
_DUES = st.none() | st.datetimes(
    datetime(2000, 1, 1),
    datetime(2099, 1, 1),
    timezones=st.sampled_from([UTC, CET]),
).map(lambda due: due.isoformat())
_SIZES = st.builds(Size, _MM, _MM, _MARGIN, _MARGIN)


def _deliveries(quantity: int) -> st.SearchStrategy[tuple[Delivery, ...]]:
    one = st.builds(
        Delivery,
        name=_TEXT,
        company=_TEXT,
        street=_TEXT,
        city=_TEXT,
        postal_code=_TEXT,
        country_code=st.from_regex(r"[A-Z]{2}", fullmatch=True),
        quantity=st.just(1),
        due=_DUES,
        method=st.sampled_from(["", "BestWay", "CourierNoSignature"]),
    )

    def share(drops: list[Delivery]) -> tuple[Delivery, ...]:
        each, rest = divmod(quantity, len(drops))
        return tuple(
            replace(drop, quantity=each + (rest if index == 0 else 0)) for index, drop in enumerate(drops)
        )

    return st.just(()) | st.lists(one, min_size=1, max_size=min(3, quantity)).map(share)


@st.composite
def flyers(draw: st.DrawFn) -> JobSpec:
    """Draw any job of one part."""
    printing = draw(_PRINTS)
    pages = draw(st.integers(1, 12)) * 2 if printing.back else 1
    quantity = draw(st.integers(1, 10_000_000))
    only = Part("leaf", PartRole.SINGLE, pages, draw(_SIZES), draw(_MEDIA), printing, draw(_FINISHES))
    product = draw(st.sampled_from(sorted(PRODUCT_TYPES)))
    return JobSpec(
        product, draw(_NAME), quantity, (only,), delivery=draw(_deliveries(quantity)), comment=draw(_TEXT)
    )


@st.composite
def booklets(draw: st.DrawFn) -> JobSpec:
    """Draw any saddle-stitched or otherwise bound job with a cover, a body and maybe an insert."""
    size, quantity = draw(_SIZES), draw(st.integers(1, 1_000_000))
    roles = [PartRole.COVER, PartRole.BODY, *draw(st.sampled_from([[], [PartRole.INSERT]]))]
    parts = tuple(
        Part(
            role.value,
            role,
            draw(st.integers(1, 250)) * 4,
            size,
            draw(_MEDIA),
            draw(_PRINTS),
            draw(_FINISHES),
        )
        for role in roles
    )
    binding = Binding(
        draw(st.sampled_from(sorted(BINDING_WORDS))),
        draw(st.sampled_from(sorted(EDGE_WORDS))),
        draw(st.sampled_from(sorted(ORDER_WORDS))),
        draw(st.none() | st.integers(1, 4)),
    )
    return JobSpec(
        "booklet", draw(_NAME), quantity, parts, binding, draw(_deliveries(quantity)), comment=draw(_TEXT)
    )


heads = st.builds(
    TicketHead,
    job_id=st.from_regex(r"J[0-9]{4}-[0-9]{6}-[0-9]\.[0-9]", fullmatch=True),
    job_part_id=st.just("P1"),
    order_number=st.from_regex(r"[0-9]{4}-[0-9]{6}", fullmatch=True),
    created_at=st.datetimes(
        datetime(2000, 1, 1),
        datetime(2099, 1, 1),
        timezones=st.just(UTC),
    ),
    agent_name=st.just("Gateway"),
    agent_version=st.just("0.1"),
    customer=st.builds(
        Party,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        _TEXT,
        st.sampled_from(["", "DE", "FR"]),
    ),
)
