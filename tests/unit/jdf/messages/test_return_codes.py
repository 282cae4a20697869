"""Each return code says what to do and, where somebody must know, says it to the CSR in a plain sentence."""

import pytest

from jdf.messages import RETURN_CODES, Reaction, Retry, return_code

CODES = [*range(11), 14, *range(100, 117), 120, 121, 130, 131, *range(200, 205), *range(300, 305)]


def test_the_table_holds_every_code_of_the_standard():
    assert sorted(RETURN_CODES) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_code_that_stops_something_tells_the_csr(code: int):
    row = return_code(code)
    assert row.code == code
    if not row.is_success:
        assert row.csr_text.endswith(".")
        assert len(row.csr_text.split()) <= 20


def test_trying_again_and_reaction_do_not_contradict():
    again = {Retry.SOON, Retry.LATER, Retry.FEW_TIMES}
    for row in RETURN_CODES.values():
        if row.reaction is Reaction.TRY_AGAIN:
            assert row.retry in again
        if row.retry is Retry.NEVER:
            assert row.reaction not in (Reaction.TRY_AGAIN, Reaction.GO_ON)


def test_a_job_that_is_there_already_is_adopted_and_counts_as_sent():
    assert (return_code(116).is_success, return_code(116).reaction) == (True, Reaction.ADOPT)


def test_a_code_that_only_the_maker_knows_goes_to_the_csr_with_its_number():
    assert return_code(4711).reaction is Reaction.ASK_CSR
    assert "4711" in return_code(4711).csr_text
