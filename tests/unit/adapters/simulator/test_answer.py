from datetime import UTC, datetime

import pytest

from adapters.simulator.answer import Run, answer
from adapters.simulator.config import Act
from adapters.simulator.decide import Decision
from adapters_builders import ticket
from jdf import Outcome, parse_xml, read_returned

AT = datetime(2026, 11, 22, 9, 20, tzinfo=UTC)
NS = "{http://www.CIP4.org/JDFSchema_1_1}"


def given_back(act: Act, text: str = "", good: int = 0) -> bytes:
    return answer(ticket("J1"), Run(Decision(act, text), AT, AT, good))


@pytest.mark.parametrize(
    ("act", "outcome", "good", "phases"),
    [
        (Act.ACCEPT, Outcome.COMPLETED, 500, ["InProgress"]),
        (Act.FAIL, Outcome.ABORTED, 250, ["InProgress"]),
        (Act.REFUSE, Outcome.ABORTED, 0, []),
    ],
)
def test_the_ticket_comes_back_with_what_happened(
    act: Act, outcome: Outcome, good: int, phases: list[str]
) -> None:
    found = read_returned(given_back(act, good=good))
    assert (found.job_id, found.outcome, found.amount_good or 0) == ("J1", outcome, good)
    assert [phase.status for phase in found.phases] == phases


def test_the_devices_words_are_in_a_notification() -> None:
    assert [note.text for note in read_returned(given_back(Act.REFUSE, "no paper")).notes] == ["no paper"]


def test_the_audits_it_came_with_stay_first() -> None:
    pool = parse_xml(given_back(Act.ACCEPT)).find(f"{NS}AuditPool")
    assert pool is not None
    assert (pool[0].tag, pool[0].get("AgentName")) == (f"{NS}Created", "gateway")


def test_a_ticket_without_audits_gets_some() -> None:
    bare = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" JobID="J1" Status="Waiting"/>'
    found = read_returned(answer(bare, Run(Decision(Act.ACCEPT), AT, AT, 1)))
    assert found.outcome is Outcome.COMPLETED
