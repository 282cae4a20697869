"""A request to a device is bounded, and its failure says whether the device can have got it."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from adapters.errors import (
    AnswerLostError,
    AnswerUnusableError,
    ConfigError,
    DeliveryError,
    DeviceUnreachableError,
    RequestRefusedError,
)
from adapters.transports.http import HttpLimits, HttpLink
from fault_proxy import FaultProxy, Spoiler, black_hole, drip, endless, fault_proxy, reset, said, truncated
from jmf_builders import Machine, running_machine

LIMITS = HttpLimits(seconds=1.0, answer_bytes=100_000)
PLAIN = {"Content-Type": "application/vnd.cip4-jmf+xml"}


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with running_machine() as running:
        yield running


@pytest.fixture
def proxy(machine: Machine) -> Iterator[FaultProxy]:
    with fault_proxy(machine.url) as running:
        yield running


def test_an_answer_comes_back_with_its_type(proxy: FaultProxy):
    answer = HttpLink(proxy.url, LIMITS).post(b"<JMF/>", PLAIN)
    assert (answer.status, answer.media_type) == (200, "application/vnd.cip4-jmf+xml")


@pytest.mark.parametrize(
    ("spoil", "wanted"),
    [
        (black_hole, AnswerLostError),
        (drip, AnswerLostError),
        (reset, AnswerLostError),
        (truncated, AnswerLostError),
        (endless, AnswerUnusableError),
        (said("500 Oops", "text/html", b"<h1>"), AnswerUnusableError),
        (said("503 Later", "text/html", b""), AnswerUnusableError),
        (said("429 Not now", "text/html", b""), AnswerUnusableError),
        (said("404 No", "text/html", b""), RequestRefusedError),
        (said("401 No", "text/html", b""), RequestRefusedError),
        (said("302 Elsewhere", "text/html", b""), RequestRefusedError),
    ],
)
def test_a_spoilt_answer_ends_in_time_and_says_what_is_known(
    proxy: FaultProxy, spoil: Spoiler, wanted: type[DeliveryError]
):
    proxy.spoil = spoil
    begun = monotonic()
    with pytest.raises(DeliveryError) as caught:
        HttpLink(proxy.url, LIMITS).post(b"<JMF/>", PLAIN)
    assert (type(caught.value), monotonic() - begun < 10) == (wanted, True)


def test_nobody_there_means_that_nothing_was_sent():
    with pytest.raises(DeviceUnreachableError) as caught:
        HttpLink("http://127.0.0.1:1/jmf", LIMITS).post(b"", PLAIN)
    assert "nothing was sent" in str(caught.value)


def test_an_address_that_is_none_is_refused_at_once():
    with pytest.raises(ConfigError):
        HttpLink("press:8010", LIMITS)


def test_a_missing_file_of_the_authority_is_named(tmp_path: Path):
    with pytest.raises(ConfigError, match="none.pem"):
        HttpLink("https://press/jmf", LIMITS, tmp_path / "none.pem")
