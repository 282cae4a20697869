import threading
from concurrent.futures import wait

import pytest

from gateway.services.flights import Flights


def test_many_who_ask_at_once_wait_for_one_piece_of_work() -> None:
    flights: Flights[int] = Flights("test", 2)
    go, done = threading.Event(), []

    def work() -> int:
        go.wait(10)
        done.append(1)
        return 42

    waiting = [flights.start("a", work) for _ in range(20)]
    go.set()
    assert [each.result(10) for each in waiting] == [42] * 20
    assert done == [1]
    flights.stop()


def test_what_has_landed_is_begun_anew() -> None:
    flights: Flights[int] = Flights("test", 1)
    done: list[int] = []

    def work() -> int:
        done.append(1)
        return len(done)

    assert flights.start("a", work).result(10) == 1
    flights.stop()
    assert flights.under_way("a") is None
    assert flights.start("a", work).result(10) == 2
    flights.stop()


def test_a_failure_reaches_everybody_who_waits_and_nobody_later() -> None:
    flights: Flights[int] = Flights("test", 1)
    go = threading.Event()

    def work() -> int:
        go.wait(10)
        raise OSError("gone")

    waiting = [flights.start("a", work) for _ in range(2)]
    go.set()
    for each in waiting:
        with pytest.raises(OSError, match="gone"):
            each.result(10)
    flights.stop()
    assert flights.start("a", lambda: 1).result(10) == 1
    flights.stop()


def test_no_more_than_so_many_run_at_once() -> None:
    flights: Flights[None] = Flights("test", 2)
    running, most, turn = [0], [0], threading.Lock()
    gate = threading.Barrier(2, timeout=10)

    def work() -> None:
        with turn:
            running[0] += 1
            most[0] = max(most[0], running[0])
        gate.wait()
        with turn:
            running[0] -= 1

    for flight in [flights.start(str(key), work) for key in range(8)]:
        flight.result(20)
    assert most == [2]
    flights.stop()


def test_stopping_drops_what_waits() -> None:
    flights: Flights[int] = Flights("test", 1)
    go, begun = threading.Event(), threading.Event()

    def work() -> int:
        begun.set()
        go.wait(10)
        return 1

    first = flights.start("a", work)
    begun.wait(10)
    second = flights.start("b", lambda: 2)
    stopping = threading.Thread(target=flights.stop)
    stopping.start()
    while not second.cancelled():
        pass
    go.set()
    stopping.join(10)
    assert first.result(10) == 1


def test_whoever_waits_for_dropped_work_waits_no_longer() -> None:
    flights: Flights[int] = Flights("test", 1)
    go, begun = threading.Event(), threading.Event()

    def work() -> int:
        begun.set()
        go.wait(10)
        return 1

    flights.start("a", work)
    begun.wait(10)
    waiting = threading.Thread(target=wait, args=([flights.start("b", lambda: 2)],), daemon=True)
    waiting.start()
    stopping = threading.Thread(target=flights.stop)
    stopping.start()
    go.set()
    stopping.join(10)
    waiting.join(10)
    assert not waiting.is_alive()
