"""What holds for every file and every value, not only for those we thought of."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from preflight import CollectFailure, Expected, Facts, Report, evaluate, load_profile
from preflight.facts import Content, Damage, Encryption, PageFacts
from preflight.filetypes import recognise
from preflight.interpreter.scanner import operations
from preflight.texts import page_ranges
from preflight_builders import blank, facts_of, page, pdf

PROFILE = load_profile("sheetfed")
SOUND = pdf(page(), blank(), page((148, 210)))

texts = st.text(max_size=20)
lengths = st.floats(-1e6, 1e6, allow_nan=False)
rects = st.tuples(lengths, lengths, lengths, lengths)
pages = st.builds(
    PageFacts,
    number=st.integers(1, 50),
    rotate=st.sampled_from((0, 90, 180, 270)),
    user_unit=st.floats(0.1, 100),
    media=rects,
    crop=rects,
    bleed=rects,
    trim=rects,
    art=rects,
    defined=st.sampled_from(((), ("media",), ("media", "trim"), ("bleed",), ("media", "art"))),
    content=st.sampled_from(Content),
    has_marks=st.sampled_from((True, False, None)),
)
locks = st.builds(
    Encryption,
    needs_password=st.booleans(),
    revision=st.integers(),
    bits=st.integers(),
    denied=st.lists(texts | st.just("print"), max_size=3).map(tuple),
)
facts = st.builds(
    Facts,
    sha256=texts,
    size_bytes=st.integers(0),
    kind=st.sampled_from(("pdf", "jpeg", "unknown", "no such kind")),
    pdf_version=texts,
    producer=texts,
    creator=texts,
    encryption=st.none() | locks,
    damage=st.builds(
        Damage,
        unreadable=texts,
        truncated=st.booleans(),
        rebuilt=st.booleans(),
        repairs=st.lists(texts, max_size=3).map(tuple),
    ),
    page_votes=st.dictionaries(texts, st.integers(), max_size=3),
    pages=st.lists(pages, max_size=4).map(tuple),
)
orders = st.builds(
    Expected,
    pages=st.none() | st.integers(0, 9),
    trim_w_mm=st.none() | st.floats(0, 2000),
    trim_h_mm=st.none() | st.floats(0, 2000),
    bleed_mm=st.floats(0, 20),
)


@given(facts, orders)
def test_any_facts_and_any_order_make_a_report_without_a_crash(found: Facts, order: Expected) -> None:
    report = evaluate(found, order, PROFILE)
    assert report.crashed == ()
    assert Report.from_json(report.to_json()) == report
    assert evaluate(found, order, PROFILE) == report


@given(facts)
def test_any_facts_come_back_from_json(found: Facts) -> None:
    assert Facts.from_json(found.to_json()) == found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_mutated_file_is_read_or_refused_and_gets_a_verdict(data: st.DataObject) -> None:
    mutated = bytearray(SOUND)
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=12)
    ):
        mutated[place] = byte
    kept = bytes(mutated[: data.draw(st.integers(0, len(mutated)))])
    read = facts_of(kept if data.draw(st.booleans()) else bytes(mutated))
    if isinstance(read, CollectFailure):
        assert read.reason == "too-complex", read
    else:
        assert evaluate(read, Expected(), PROFILE).crashed == ()


@given(st.binary(max_size=300) | st.text("()\\/ fSBTj<>%Do[]\n", max_size=80).map(str.encode))
def test_any_content_is_looked_through_to_its_end(content: bytes) -> None:
    assert len(list(operations(content))) <= len(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_some_kind_of_file(head: bytes) -> None:
    assert recognise(head).family


@given(st.sets(st.integers(1, 60)))
def test_page_ranges_name_each_page_once(numbers: set[int]) -> None:
    named: list[int] = []
    for part in page_ranges(numbers).split(", "):
        first, _, last = part.partition("-")
        named += range(int(first), int(last or first) + 1) if first else ()
    assert named == sorted(numbers)
