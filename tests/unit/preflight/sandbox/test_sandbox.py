import hashlib
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from preflight import (
    CollectFailure,
    Facts,
    Fix,
    Fixed,
    NoPicture,
    NotFixed,
    Picture,
    PictureFailure,
    PictureWish,
    Progress,
    Verdict,
    WhyNot,
    load_profile,
    not_checked,
    sandbox,
)
from preflight.sandbox import Limits, SandboxUnavailableError, client
from preflight_builders import (
    a4,
    busy,
    busy_page,
    flate_bomb,
    form_laughs,
    hidden_reader_bomb,
    locked,
    page,
    pdf,
)

PROJECT = Path(__file__).parents[4]
FORBIDDEN = {
    "fastapi",
    "starlette",
    "uvicorn",
    "sqlmodel",
    "sqlalchemy",
    "sqlite3",
    "dbos",
    "pytest",
    "gateway",
    "jdf",
}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.pdf"
    path.write_bytes(pdf(page()))
    return path


def collect(tmp_path: Path, data: bytes, limits: Limits = sandbox.FACTS_LIMITS) -> Facts | CollectFailure:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    return sandbox.collect(path, sha256="ab", limits=limits)


def failed(result: Facts | CollectFailure) -> CollectFailure:
    assert isinstance(result, CollectFailure), result
    return result


def test_a_sound_file_gives_its_facts(sound: Path) -> None:
    facts = sandbox.collect(sound, sha256="ab")
    assert isinstance(facts, Facts)
    assert (facts.sha256, len(facts.pages)) == ("ab", 1)


def test_a_missing_file_is_the_callers_business(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sandbox.collect(tmp_path / "nothing.pdf", sha256="")


def test_the_child_has_no_web_framework_no_database_and_none_of_our_tests_loaded() -> None:
    roots = {name.partition(".")[0] for name in sandbox.describe().modules}
    assert "pikepdf" in roots
    assert roots & FORBIDDEN == set()


def test_the_child_knows_at_most_five_names_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWAY_SECRET", "hush")
    sandbox.stop()
    environment = sandbox.describe().environment
    assert len(environment) <= 5
    assert set(environment) <= {"PATH", "LANG", "TZ", "LC_CTYPE"}


def test_the_layers_that_need_only_a_kernel_are_live() -> None:
    always = {
        "a process for each file",
        "environment of at most five names",
        "memory limit",
        "processor time limit",
        "no written files (size limit)",
    }
    assert always <= {layer.name for layer in sandbox.layers() if layer.live}


def test_a_layer_that_is_not_live_says_why_and_what_to_do() -> None:
    missing = [layer for layer in sandbox.layers() if not layer.live]
    assert all(layer.why and layer.remedy for layer in missing)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_gigabyte_from_a_megabyte_is_refused_quickly_and_not_called_damage(
    tmp_path: Path, layers: int
) -> None:
    bomb = flate_bomb(1024, layers=layers)
    assert len(bomb) < 2 << 20
    begun = time.monotonic()
    assert failed(collect(tmp_path, bomb)).reason == "too-complex"
    assert time.monotonic() - begun < 5


def test_a_bomb_in_the_structure_itself_is_refused(tmp_path: Path) -> None:
    bomb = flate_bomb(600).replace(b"/Filter", b"/Type/ObjStm/N 9/First 9/Filter")
    assert not isinstance(collect(tmp_path, bomb), Facts)


def test_billions_of_forms_are_refused_at_once(tmp_path: Path) -> None:
    failure = failed(collect(tmp_path, form_laughs(15), Limits(cpu_s=1)))
    assert (failure.reason, "draw each other" in failure.detail) == ("too-complex", True)


def test_a_file_that_needs_more_memory_than_there_is_is_too_complex(tmp_path: Path) -> None:
    failure = failed(collect(tmp_path, busy(40), Limits(address_space_mb=110)))
    assert (failure.reason, failure.detail) == ("too-complex", "out of memory")


def test_a_file_that_eats_processor_time_is_too_complex(tmp_path: Path) -> None:
    failure = failed(collect(tmp_path, busy(16), Limits(cpu_s=1)))
    assert (failure.reason, failure.detail) == ("too-complex", "used up its processor time")


def test_a_file_that_takes_too_long_is_a_timeout(tmp_path: Path) -> None:
    assert failed(collect(tmp_path, busy(16), Limits(wall_s=0.2))).reason == "timeout"


def test_more_facts_than_the_pipe_takes_are_too_complex(tmp_path: Path) -> None:
    assert failed(collect(tmp_path, pdf(page()), Limits(answer_mb=0))).reason == "too-complex"


def test_after_every_death_the_next_file_is_read_as_if_nothing_had_been(tmp_path: Path, sound: Path) -> None:
    for data, limits in (
        (busy(12), Limits(wall_s=0.05)),
        (busy(40), Limits(address_space_mb=110)),
        (pdf(page()), Limits(answer_mb=0)),
    ):
        failed(collect(tmp_path, data, limits))
        assert isinstance(sandbox.collect(sound, sha256=""), Facts)


@pytest.mark.parametrize(
    ("death", "reason"),
    [
        (signal.SIGKILL, "too-complex"),
        (signal.SIGSEGV, "too-complex"),
        (signal.SIGABRT, "too-complex"),
        (signal.SIGXCPU, "too-complex"),
        (signal.SIGTERM, "crashed"),
    ],
)
def test_every_way_of_dying_has_its_reason(tmp_path: Path, death: signal.Signals, reason: str) -> None:
    """The child is killed from outside while it works on a file that keeps it busy."""
    path = tmp_path / "busy.pdf"
    path.write_bytes(busy(60))
    with ThreadPoolExecutor(1) as pool:
        result = pool.submit(sandbox.collect, path, sha256="")
        os.kill(_child_of_server(), death)
        assert failed(result.result()).reason == reason


def _child_of_server() -> int:
    """Wait for the server's child by looking at the kernel's list of its children."""
    server = client._current().process.pid  # noqa: SLF001 - only the kernel and we know it
    children = Path(f"/proc/{server}/task/{server}/children")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if found := children.read_text().split():
            return int(found[0])
    pytest.fail("the fork server started no child")


def test_the_first_page_is_told_while_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf(*[page()] * 200))
    told: list[Progress] = []
    facts = sandbox.collect(path, sha256="", watch=told.append)
    assert isinstance(facts, Facts)
    assert (told[0].read, told[0].pages, told[-1].read) == (1, 200, 200)
    assert told[0].look().pages == facts.pages[:1]


def test_a_child_that_dies_midway_leaves_nothing_of_what_it_told(tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(pdf(page(), busy_page(60)))
    told: list[Progress] = []

    def kill(progress: Progress) -> None:
        told.append(progress)
        os.kill(_child_of_server(), signal.SIGKILL)

    assert failed(sandbox.collect(path, sha256="", watch=kill)).reason == "too-complex"
    assert [each.read for each in told] == [1]


def test_a_reader_that_takes_the_child_along_costs_nothing_but_its_vote(tmp_path: Path) -> None:
    facts = collect(tmp_path, hidden_reader_bomb())
    assert isinstance(facts, Facts)
    assert (len(facts.pages), facts.damage.refused_by) == (1, ("pdfium", "pypdf"))
    assert "pdfium" not in facts.page_votes


def test_a_server_that_died_is_replaced(sound: Path) -> None:
    sandbox.start()
    os.kill(client._current().process.pid, signal.SIGKILL)  # noqa: SLF001
    assert isinstance(sandbox.collect(sound, sha256=""), Facts)


def test_a_server_that_cannot_start_is_told_to_the_admin(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.stop()
    monkeypatch.setattr(sys, "path", ["/nowhere"])
    with pytest.raises(SandboxUnavailableError):
        sandbox.collect(sound, sha256="")
    assert SandboxUnavailableError.actor == "admin"


def test_many_threads_may_collect_at_once(tmp_path: Path) -> None:
    paths = []
    for count in range(1, 25):
        paths.append(tmp_path / f"{count}.pdf")
        paths[-1].write_bytes(pdf(*[page()] * count))
    sandbox.stop()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda path: sandbox.collect(path, sha256=path.stem), paths))
    assert [(f.sha256, len(f.pages)) for f in found if isinstance(f, Facts)] == [
        (str(n), n) for n in range(1, 25)
    ]


def test_nothing_is_left_open_after_many_files(sound: Path, tmp_path: Path) -> None:
    sandbox.collect(sound, sha256="")
    server = client._current().process.pid  # noqa: SLF001
    before = _open_files("self"), _open_files(server)
    for _ in range(10):
        sandbox.collect(sound, sha256="")
        collect(tmp_path, b"%PDF-rubbish")
        collect(tmp_path, busy(2), Limits(wall_s=0.01))
    assert (_open_files("self"), _open_files(server)) == before


def _open_files(pid: int | str) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def test_starting_draws_nothing_heavy_into_the_program_and_the_server_ends_with_it() -> None:
    program = (
        "from preflight import sandbox; sandbox.start(); import sys;"
        "from preflight.sandbox import client;"
        "print(client._current().process.pid, 'pikepdf' in sys.modules, 'preflight.engine' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    pid, *heavy = told.stdout.split()
    assert heavy == ["False", "False"]
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and Path(f"/proc/{pid}").exists():
        pass
    assert not Path(f"/proc/{pid}").exists()


def test_a_file_that_could_not_be_read_is_not_checked_and_never_passes() -> None:
    failure = CollectFailure(sandbox.client.Reason.TIMEOUT, "not finished after 30 s")
    report = not_checked(failure, "ab", a4(), load_profile("sheetfed"))
    assert report.verdict is Verdict.NOT_CHECKED
    assert [(c.stage, c.reason, c.detail) for c in report.crashed] == [
        ("facts", "timeout", "not finished after 30 s")
    ]
    assert report.findings == ()


WISH = PictureWish(page=1, width_px=220)


def no_picture(path: Path, data: bytes, limits: Limits = sandbox.PICTURE_LIMITS) -> NoPicture:
    path.write_bytes(data)
    drawn = sandbox.draw_page(path, WISH, limits=limits)
    assert isinstance(drawn, PictureFailure), drawn
    return drawn.reason


def test_a_page_is_drawn_in_a_process_of_its_own(sound: Path) -> None:
    drawn = sandbox.draw_page(sound, WISH)
    assert isinstance(drawn, Picture)
    assert (drawn.width_px, drawn.height_px, drawn.pages) == (220, 309, 1)
    assert drawn.data.startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_told_and_the_next_page_is_drawn_as_if_nothing_had_been(sound: Path) -> None:
    data, other = sound.read_bytes(), sound.with_name("other.pdf")
    assert no_picture(other, b"no PDF") is NoPicture.DAMAGED
    assert no_picture(other, flate_bomb(1024)) is NoPicture.TOO_COMPLEX
    assert no_picture(other, form_laughs(12), Limits(address_space_mb=300, cpu_s=5)) is NoPicture.TOO_COMPLEX
    assert no_picture(other, busy(16), Limits(address_space_mb=1536, cpu_s=1)) is NoPicture.TOO_COMPLEX
    assert no_picture(other, busy(16), Limits(address_space_mb=1536, wall_s=0.2)) is NoPicture.TIMEOUT
    assert no_picture(other, data, Limits(answer_mb=0)) is NoPicture.TOO_COMPLEX
    assert isinstance(sandbox.draw_page(sound, WISH), Picture)


def test_many_pages_are_drawn_at_once_each_in_its_own_process(tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(pdf(*[page((100, 100 + 10 * number)) for number in range(12)]))
    with ThreadPoolExecutor(6) as pool:
        drawn = list(pool.map(lambda n: sandbox.draw_page(path, PictureWish(n, 220)), range(1, 13)))
    heights = [found.height_px for found in drawn if isinstance(found, Picture)]
    assert heights == sorted(heights)
    assert len(set(heights)) == 12


MIRROR = Fix(
    "mirror-bleed",
    {
        "pages": "1",
        "lacks_left": "1",
        "bleed_mm": 3.0,
        "trim_w_mm": 210.0,
        "trim_h_mm": 297.0,
        "tolerance_mm": 0.5,
    },
)
WIDER = Fix("raise-hairlines", {"pages": "1", "width_pt": 0.25})


def test_a_mended_copy_is_written_to_its_place_with_its_name_by_content(tmp_path: Path) -> None:
    source, target = tmp_path / "file.pdf", tmp_path / "fixed.pdf"
    source.write_bytes(pdf(page(bleed=0)))
    done = sandbox.fixed(source, (MIRROR,), target)
    assert isinstance(done, Fixed)
    assert done == Fixed(hashlib.sha256(target.read_bytes()).hexdigest(), target.stat().st_size)


@pytest.mark.parametrize(
    ("data", "limits", "why"),
    [
        (locked(pdf(page()), user="x"), sandbox.FIX_LIMITS, WhyNot.LOCKED),
        (flate_bomb(300), sandbox.FIX_LIMITS, WhyNot.TOO_COMPLEX),
        (busy(16), Limits(wall_s=0.2), WhyNot.TIMEOUT),
    ],
    ids=["locked", "bomb", "no time"],
)
def test_where_there_is_no_copy_nothing_is_written(
    tmp_path: Path, data: bytes, limits: Limits, why: WhyNot
) -> None:
    source, target = tmp_path / "file.pdf", tmp_path / "fixed.pdf"
    source.write_bytes(data)
    done = sandbox.fixed(source, (WIDER,), target, limits=limits)
    assert isinstance(done, NotFixed)
    assert done.reason is why
    assert not target.exists()


def test_want_of_memory_is_never_called_damage(tmp_path: Path) -> None:
    source = tmp_path / "file.pdf"
    source.write_bytes(busy(12))
    done = sandbox.fixed(source, (WIDER,), tmp_path / "fixed.pdf", limits=Limits(address_space_mb=110))
    assert isinstance(done, NotFixed)
    assert done.reason in {WhyNot.TOO_COMPLEX, WhyNot.CANNOT}


def test_a_picture_is_placed_in_the_sandbox(tmp_path: Path) -> None:
    source, target = tmp_path / "file.tif", tmp_path / "fixed.pdf"
    Image.new("CMYK", (90, 60)).save(source, "TIFF", compression="tiff_lzw")
    place = Fix("place-image", {"trim_w_mm": 90.0, "trim_h_mm": 60.0, "bleed_mm": 3.0})
    assert isinstance(sandbox.fixed(source, (place,), target), Fixed)
