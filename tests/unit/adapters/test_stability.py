from dataclasses import replace

from adapters.stability import Stillness
from adapters.transports.folder import Entry, EntryKind

FILE = Entry("a.jdf", EntryKind.FILE, 10, 1, 7)


def test_the_first_look_never_suffices() -> None:
    assert Stillness(0).still([FILE], 5.0) == ()


def test_with_no_interval_the_same_at_two_looks_is_whole() -> None:
    stillness = Stillness(0)
    stillness.still([FILE], 5.0)
    assert stillness.still([FILE], 5.0) == (FILE,)


def test_a_file_must_lie_still_for_the_whole_interval() -> None:
    stillness = Stillness(2.0)
    found = [stillness.still([FILE], now) for now in (5.0, 6.9, 7.0)]
    assert found == [(), (), (FILE,)]


def test_growing_begins_the_interval_anew() -> None:
    stillness, grown = Stillness(2.0), replace(FILE, size=11)
    found = [
        stillness.still([entry], now)
        for entry, now in ((FILE, 5.0), (grown, 7.0), (grown, 8.9), (grown, 9.0))
    ]
    assert found == [(), (), (), (grown,)]


def test_a_new_file_under_an_old_name_begins_anew() -> None:
    stillness, other = Stillness(2.0), replace(FILE, inode=8)
    assert [stillness.still([entry], now) for entry, now in ((FILE, 5.0), (other, 9.0))] == [(), ()]


def test_a_name_that_was_gone_begins_anew() -> None:
    stillness = Stillness(2.0)
    found = [stillness.still(entries, now) for entries, now in (([FILE], 5.0), ([], 6.0), ([FILE], 9.0))]
    assert found == [(), (), ()]
