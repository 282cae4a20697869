"""The bytes a range asks for are told exactly, whatever a device writes into the header."""

import pytest

from adapters.listener.files import Span, span_of


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("", Span(0, 99)),
        ("bytes=0-0", Span(0, 0)),
        ("bytes=10-", Span(10, 99)),
        ("bytes=10-500", Span(10, 99)),
        ("bytes=-30", Span(70, 99)),
        ("bytes=-500", Span(0, 99)),
        ("bytes = 5 - 6", Span(5, 6)),
        ("bytes=-", Span(0, 99)),
        ("bytes=a-b", Span(0, 99)),
        ("bytes=9999999999999999999-", Span(0, 99)),
        ("bytes=100-", None),
        ("bytes=-0", None),
        ("bytes=6-5", None),
    ],
)
def test_one_range_is_understood_and_rubbish_means_the_whole(asked: str, wanted: Span | None):
    assert span_of(asked, 100) == wanted


def test_a_span_knows_its_length():
    assert Span(5, 9).length == 5
