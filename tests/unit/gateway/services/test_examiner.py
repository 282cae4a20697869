import threading

from gateway.services import examiner
from gateway.services.examiner import Examined, Examiner
from preflight import CollectFailure
from preflight.failure import Reason
from preflight_builders import page_facts, some_facts

FACTS = some_facts(page_facts())


def after(go: threading.Event, found: Examined) -> Examined:
    go.wait(10)
    return found


def test_what_was_found_is_at_hand() -> None:
    watch = Examiner(1)
    assert watch.latest("a") is None
    watch.remember("a", FACTS)
    watch.remember("a", FACTS)
    assert watch.latest("a") is FACTS


def test_no_more_pages_are_kept_than_fit_and_the_latest_always_is() -> None:
    watch = Examiner(1)
    long = some_facts(*[page_facts()] * (examiner.MOST_PAGES // 2))
    for sha256 in "abc":
        watch.remember(sha256, long)
        watch.latest("a")
    assert [sha256 for sha256 in "abc" if watch.latest(sha256)] == ["c"]
    watch.remember("d", some_facts(*[page_facts()] * (examiner.MOST_PAGES + 5)))
    assert [sha256 for sha256 in "cd" if watch.latest(sha256)] == ["d"]


def test_a_page_waits_no_longer_than_it_said_and_not_at_all_for_nothing() -> None:
    watch, go = Examiner(1), threading.Event()
    watch.wait("nothing", 10)
    flight = watch.start("a", ("o1", "single"), lambda: after(go, FACTS))
    assert watch.is_examining("a")
    watch.wait("a", 0.01)
    assert not flight.done()
    go.set()
    watch.wait("a", 10)
    assert flight.result(10) is FACTS
    watch.stop()


def test_every_place_that_asked_is_told_once() -> None:
    watch, go = Examiner(1), threading.Event()
    failure = CollectFailure(Reason.TIMEOUT, "slow")
    for place in (("o2", "cover"), ("o1", "single"), ("o1", "single")):
        flight = watch.start("a", place, lambda: after(go, failure))
    go.set()
    assert flight.result(10) is failure
    assert watch.places("a") == (("o1", "single"), ("o2", "cover"))
    assert watch.places("a") == ()
    watch.stop()
