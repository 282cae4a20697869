"""The simulated device at work: take a ticket in, look at it, print, give it back.

Each ticket taken in gets a slot of its own in the work folder (a second ticket of the same name is a second
job and is printed again, as a real device would; the log then shows it). Every step can be broken off by a
kill: the slot and the journal say how far it came, and nothing is entered or given back twice.
"""

import hashlib
import random
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from adapters.simulator.answer import Run, answer
from adapters.simulator.config import Act, SimulatorConfig
from adapters.simulator.decide import Decision, decide, ignores
from adapters.simulator.files import FoundFile, find_file
from adapters.simulator.journal import Journal
from adapters.simulator.ticket import Job, read_job
from jdf import XmlRefusedError, parse_xml

_TICKET, _TAKEN, _ANSWER = "ticket.jdf", "ticket.done", "answer.jdf"


@dataclass(frozen=True, slots=True)
class Folders:
    """All that the device knows of the world."""

    base: Path

    @property
    def hot(self) -> Path:
        """Where tickets arrive."""
        return self.base / "hot"

    @property
    def out(self) -> Path:
        """Where finished tickets go."""
        return self.base / "out"

    @property
    def error(self) -> Path:
        """Where refused and failed tickets go."""
        return self.base / "error"

    @property
    def work(self) -> Path:
        """Where the device keeps what it has taken in."""
        return self.base / "work"

    def make(self) -> None:
        """Make the folders that are not there."""
        for folder in (self.hot, self.out, self.error, self.work):
            folder.mkdir(parents=True, exist_ok=True)


@dataclass(slots=True)
class _Work:
    """A job in the work folder and when it will be finished, by the monotonic clock."""

    slot: str
    decision: Decision
    start: datetime
    ready_at: float


class Plant:
    """The device; `step` does what is due now and never waits."""

    def __init__(
        self, folders: Folders, config: SimulatorConfig, journal: Journal, chance: random.Random
    ) -> None:
        self._folders = folders
        self._config = config
        self._journal = journal
        self._chance = chance
        self._left: dict[str, int] = {}
        folders.make()
        slots = sorted(path.name for path in folders.work.iterdir())
        self._work = [work for work in map(self._resume, slots) if work is not None]

    def step(self, now: float) -> None:
        """Take in what has arrived and finish what is due."""
        for name in self._arrived():
            self._take(name, now)
        due = [work for work in self._work if work.ready_at <= now]
        self._work = [work for work in self._work if work.ready_at > now]
        for work in due:
            self._finish(work)

    def idle(self) -> bool:
        """Tell whether nothing is in work and nothing waits that the device would take."""
        return not self._work and not self._arrived()

    # -- taking in

    def _arrived(self) -> list[str]:
        """Name the tickets in the hot folder; one that is ignored stays ignored while it is the same file."""
        if not self._folders.hot.is_dir():
            return []
        names = [path.name for path in self._folders.hot.iterdir() if path.suffix.lower() == ".jdf"]
        return sorted(name for name in names if not name.startswith(".") and not self._is_left(name))

    def _is_left(self, name: str) -> bool:
        try:
            return self._left.get(name) == (self._folders.hot / name).stat().st_ino
        except FileNotFoundError:
            return True

    def _take(self, name: str, now: float) -> None:
        path = self._folders.hot / name
        try:
            data, inode = path.read_bytes(), path.stat().st_ino
        except FileNotFoundError:
            return
        job = _job(data)
        if job and ignores(job, self._config):
            self._left[name] = inode
            self._journal.write("ignored", slot="", job_id=job.job_id, ticket=name, at=_now().isoformat())
            return
        slot = f"{time.time_ns():x}-{name}"
        place = self._folders.work / slot
        place.mkdir()
        try:
            path.rename(place / _TICKET)
        except FileNotFoundError:
            place.rmdir()
            return
        self._work.append(self._receive(slot, now))

    def _receive(self, slot: str, now: float) -> _Work:
        """Decide on a ticket that was taken in and enter the decision; entered once, it stands."""
        entry = self._journal.entry(slot, "received") or self._enter(slot)
        decision = Decision(Act(str(entry["decision"])), str(entry["text"]), float(str(entry["seconds"])))
        takes = self._config.print_seconds + self._chance.uniform(0, self._config.jitter_s)
        wait = decision.seconds + (takes if decision.act is not Act.REFUSE else 0)
        return _Work(slot, decision, _now(), now + wait)

    def _enter(self, slot: str) -> Mapping[str, object]:
        data = (self._folders.work / slot / _TICKET).read_bytes()
        job = _job(data)
        found: tuple[FoundFile, ...] = ()
        decision = Decision(Act.REFUSE, "the ticket cannot be read")
        if job:
            found = tuple(find_file(self._folders.hot, named) for named in job.files)
            decision = decide(job, found, self._config)
        return self._journal.write(
            "received",
            slot=slot,
            job_id=job.job_id if job else "",
            ticket=_ticket_name(slot),
            sha256=hashlib.sha256(data).hexdigest(),
            readable=job is not None,
            files={file.url: file.sha256 for file in found},
            decision=decision.act,
            text=decision.text,
            seconds=decision.seconds,
            at=_now().isoformat(),
        )

    def _resume(self, slot: str) -> _Work | None:
        """Go on with a job that a kill broke off; an empty slot is one that was never filled."""
        place = self._folders.work / slot
        if not any((place / name).exists() for name in (_TICKET, _TAKEN)):
            shutil.rmtree(place)
            return None
        return self._receive(slot, time.monotonic())

    # -- printing and giving back

    def _finish(self, work: _Work) -> None:
        place = self._folders.work / work.slot
        if (place / _TICKET).exists():
            self._print(work, place)
        target = self._folders.out if work.decision.act is Act.ACCEPT else self._folders.error
        if (place / _ANSWER).exists():
            self._give_back(work, place, target)
        if not self._config.keep_assets:
            self._remove_assets((place / _TAKEN).read_bytes())
        shutil.rmtree(place)

    def _print(self, work: _Work, place: Path) -> None:
        data = (place / _TICKET).read_bytes()
        job = _job(data)
        good = _good_copies(work.decision, job)
        if good and job and not self._journal.entry(work.slot, "printed"):
            self._journal.write(
                "printed", slot=work.slot, job_id=job.job_id, quantity=good, at=_now().isoformat()
            )
        given = answer(data, Run(work.decision, work.start, _now(), good)) if job else data
        _put(place / _ANSWER, given)
        (place / _TICKET).rename(place / _TAKEN)

    def _give_back(self, work: _Work, place: Path, target: Path) -> None:
        name = _free_name(target, _ticket_name(work.slot))
        if work.decision.text:
            _put(target / f"{name.rsplit('.', 1)[0]}.log", f"{work.decision.text}\n".encode())
        (place / _ANSWER).rename(target / name)
        job = _job((place / _TAKEN).read_bytes())
        self._journal.write(
            "returned",
            slot=work.slot,
            job_id=job.job_id if job else "",
            folder=target.name,
            ticket=name,
            at=_now().isoformat(),
        )

    def _remove_assets(self, ticket: bytes) -> None:
        job = _job(ticket)
        paths = [file.relative_path for file in job.files] if job else []
        for folder in {path.split("/")[0] for path in paths if "/" in path}:
            shutil.rmtree(self._folders.hot / folder, ignore_errors=True)


def _job(data: bytes) -> Job | None:
    """Read a ticket, None where it is none."""
    try:
        root = parse_xml(data)
    except XmlRefusedError:
        return None
    job = read_job(root)
    return job if job.job_id else None


def _good_copies(decision: Decision, job: Job | None) -> int:
    """Say how many copies come out: all, none, or half of them where the device breaks down."""
    if job is None or decision.act is Act.REFUSE:
        return 0
    return job.quantity if decision.act is Act.ACCEPT else job.quantity // 2


def _ticket_name(slot: str) -> str:
    return slot.split("-", 1)[1]


def _free_name(folder: Path, name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    candidates = [name, *(f"{stem}-{number}.{suffix}" for number in range(2, 1000))]
    return next(candidate for candidate in candidates if not (folder / candidate).exists())


def _put(path: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody sees half of it."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.rename(path)


def _now() -> datetime:
    return datetime.now(UTC)
