from gateway.domain.delivery import MOVES, DeliveryKey, DeliveryState, may_move


def test_a_job_id_tells_attempts_apart_and_fits_a_name_token_of_31_characters():
    first = DeliveryKey("2026-000123", 1, "all", 1)
    second = DeliveryKey("2026-000123", 1, "all", 2)
    assert first.job_id == "J2026-000123-1.1"
    assert second.job_id == "J2026-000123-1.2"
    assert len(DeliveryKey("2026-99999999", 999, "all", 999).job_id) <= 31


def test_the_ledger_never_goes_back_to_a_state_before_publishing():
    for before, afters in MOVES.items():
        if before in (
            DeliveryState.SENT,
            DeliveryState.CONFIRMED,
            DeliveryState.REFUSED,
            DeliveryState.WITHDRAWN,
        ):
            assert not afters & {DeliveryState.INTENT, DeliveryState.STAGED}


def test_a_refused_or_withdrawn_attempt_is_over():
    assert not MOVES[DeliveryState.REFUSED]
    assert not MOVES[DeliveryState.WITHDRAWN]
    assert may_move(DeliveryState.STAGED, DeliveryState.SENT)
