import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gateway.storage.pictures import PictureShelf


def test_what_was_put_is_there_also_for_another_shelf_on_the_folder(tmp_path: Path) -> None:
    PictureShelf(tmp_path).put("ab.1.220", b"one")
    assert PictureShelf(tmp_path).get("ab.1.220") == b"one"


def test_what_was_never_put_is_not_there(tmp_path: Path) -> None:
    assert PictureShelf(tmp_path / "nowhere").get("ab.1.220") is None


def test_the_folder_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    shelf = PictureShelf(tmp_path / "shelf")
    shelf.put("ab.1.220", b"one")
    for path in (tmp_path / "shelf").rglob("*.220"):
        path.unlink()
    assert shelf.get("ab.1.220") is None
    shelf.put("ab.1.220", b"again")
    assert shelf.get("ab.1.220") == b"again"


def test_those_not_looked_at_for_longest_go_first(tmp_path: Path) -> None:
    shelf = PictureShelf(tmp_path, most_bytes=100)
    for number in range(10):
        shelf.put(f"k{number}", b"x" * 10)
        os.utime(tmp_path / f"k{number}"[:2] / f"k{number}", (number, number))
    assert shelf.get("k0") == b"x" * 10
    shelf.put("k99", b"x" * 10)
    left = [number for number in range(10) if shelf.get(f"k{number}")]
    assert left == [0, 4, 5, 6, 7, 8, 9]
    assert shelf.get("k99") == b"x" * 10


def test_nothing_half_written_is_left_by_many_writers(tmp_path: Path) -> None:
    shelf = PictureShelf(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: shelf.put(f"ab.{n % 4}", bytes([n]) * 1000), range(64)))
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert [(len(data), len(set(data))) for data in kept] == [(1000, 1)] * 4
