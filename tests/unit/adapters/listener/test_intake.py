"""A device may tell and give back, and never order; what it may tell is a closed list."""

from pathlib import Path

import pytest

from adapters.jmf.doors import Doors
from adapters.jmf.inbox import Post
from adapters.jmf.spool import Spool
from adapters.listener.callers import Caller
from adapters.listener.intake import COMMANDS, SIGNALS, is_allowed, take
from adapters.testing import returned
from jdf.messages import Command, Query, Signal, jmf_messages, parse_jmf
from returned_messages import QUERY, SIGNAL


def caller(base: Path) -> Caller:
    Spool(base / "spool").make()
    Doors("press", base / "spool", "http://gateway:8020").make()
    return Caller("press", base / "spool")


@pytest.mark.parametrize("name", sorted(jmf_messages()))
def test_of_every_message_of_the_standard_only_what_is_listed_is_allowed(name: str):
    body = jmf_messages()[name]()
    said = {
        family.__name__: is_allowed(family(id="M1", type=name, body=body))
        for family in (Signal, Command, Query)
    }
    assert said == {"Signal": name in SIGNALS, "Command": name in COMMANDS, "Query": False}


def test_a_bare_ticket_that_comes_back_is_taken_without_a_word(tmp_path: Path):
    taken = take(caller(tmp_path), Post("application/vnd.cip4-jdf+xml", returned("J1")), "127.0.0.1")
    assert (taken.answer, taken.laid) == (b"", True)


def test_one_message_of_two_that_is_allowed_is_enough_and_each_that_asks_is_answered(tmp_path: Path):
    both = SIGNAL.replace(b"</JMF>", QUERY[QUERY.index(b"<Query") :])
    taken = take(caller(tmp_path), Post("text/xml", both), "127.0.0.1")
    assert (taken.laid, len(parse_jmf(taken.answer).messages)) == (True, 1)
