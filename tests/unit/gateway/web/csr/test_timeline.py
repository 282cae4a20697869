"""Every kind of event has its line in every language."""

import pytest

from gateway.domain.cases import KINDS, Action
from gateway.domain.delivery import DeliveryState
from gateway.domain.event_kinds import EventKind
from gateway.domain.mails import MailKind, MailState
from gateway.domain.states import State
from gateway.web.csr.verbs import VERBS
from gateway.web.words import catalogue, locales


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_has_words(kind: EventKind, locale: str):
    assert f"timeline.{kind.value.replace('.', '_').replace('-', '_')}" in catalogue(locale)


@pytest.mark.parametrize("locale", locales())
def test_every_case_state_and_verb_has_words(locale: str):
    wanted = {
        *(f"cases.{kind}_{code.replace('-', '_')}" for code in KINDS for kind in ("case", "next")),
        *(f"cases.state_{state.value}" for state in State),
        *(f"csr.where_{state.value}" for state in State),
        *(f"cases.delivery_{state.value}" for state in DeliveryState),
        *(f"cases.action_{action.value.replace('-', '_')}" for action in Action),
        *(f"csr.mail_{kind.value}" for kind in MailKind),
        *(f"csr.mailstate_{state.value}" for state in MailState),
        *(f"csr.do_{verb.name.replace('-', '_')}" for verb in VERBS.values()),
        *(
            f"csr.reason_{verb.name.replace('-', '_')}_{number}"
            for verb in VERBS.values()
            for number in range(1, verb.reasons + 1)
        ),
    }
    assert wanted - catalogue(locale).keys() == set()
