"""The one place that wires ports to implementations, starts the loops and stops them again."""

import json
import os
import secrets
import signal
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import structlog
import uuid_utils
import uvicorn
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import preflight
from adapters import Capability, build
from adapters.durable import observe
from gateway._version import __version__
from gateway.crash_points import CrashPoints
from gateway.domain.errors import (
    GatewayUnreachableError,
    MoveRefusedError,
    NeedsPostgresqlError,
    SettingsError,
    StorageUnreachableError,
)
from gateway.domain.people import SCOPES, Role
from gateway.domain.print_conditions import Stocks
from gateway.domain.routing import Route
from gateway.domain.workers import ALL_ROLES, Roles, WorkerRole
from gateway.logs import set_up_logs
from gateway.mail.desk import make_desk
from gateway.malware.clamd import Clamd
from gateway.place import ALONE, take_place
from gateway.running import running_gateway
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.end_upload import free_uploads
from gateway.services.examiner import Examiner
from gateway.services.flights import Flights
from gateway.services.follow_device import follow_device
from gateway.services.hold_lease import BEAT_S, SWEEP, Alone, Lease, Place, follow
from gateway.services.move_shop import Moved, move_files, move_rows
from gateway.services.picture_page import page_to_look_at
from gateway.services.send_mails import send_mails
from gateway.services.shop import DeviceSetup, Shop
from gateway.services.sweep import sweep
from gateway.services.take_action import carry_out_due
from gateway.services.take_bounces import take_bounces
from gateway.services.take_over import take_over
from gateway.services.tell_reading import forget_readings
from gateway.settings import COMMAND_LINE, BlobSetting, DeviceSetting, MalwareSetting, Settings
from gateway.storage.blobs import LocalBlobs
from gateway.storage.database import Engines, open_engines
from gateway.storage.migrate import migrate, one_at_a_time
from gateway.storage.partials import Partials
from gateway.storage.pictures import PictureShelf
from gateway.storage.rows import PersonRow, WorkerRow
from gateway.storage.store import Store
from gateway.web.app import create_app
from gateway.web.wire import Wire
from gateway.workflows import DbosWork
from jdf import DIALECTS, Dialect
from order_forms import load_library
from preflight import sandbox

if TYPE_CHECKING:
    from gateway.storage.s3 import S3Blobs

log = structlog.get_logger("gateway")
SWEEP_S = 5.0
FOLLOW_S = 0.5
MAIL_S = 1.0
ACTIONS_S = 0.5
PAINTERS = EXAMINERS = 2
MEASURERS = MENDERS = 1
KEEP_INTERRUPTED = timedelta(days=1)
KEEP_FINISHED_WORK = timedelta(days=7)


def new_id() -> str:
    """Return a UUIDv7: unique, and in order of time."""
    return str(uuid_utils.uuid7())


def now() -> datetime:
    """Return the time, aware and in UTC."""
    return datetime.now(UTC)


class _Hints(FileSystemEventHandler):
    """A change in a device's folder means: look now. What is true, only the look tells."""

    def __init__(self, look: threading.Event) -> None:
        self._look = look

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake the follower."""
        if event.event_type not in ("opened", "closed_no_write"):
            self._look.set()


class Gateway:
    """A running gateway: the shop, the durable engine, and those of its loops that belong to its roles."""

    def __init__(self, settings: Settings, *, roles: Roles = ALL_ROLES, executor_id: str = ALONE) -> None:
        self.settings, self.roles = settings, roles
        self._executor_id = executor_id
        self._engines = open_engines(settings.database_url)
        self._work = DbosWork(self._engines)
        self._looks = {device.id: threading.Event() for device in settings.devices}
        self._end = threading.Event()
        self._threads: list[threading.Thread] = []
        self._observer = Observer()
        with one_at_a_time(self._engines.durable):
            migrate(self._engines.write)
        self.url = settings.public_url
        shop = make_shop(settings, self._engines, self._work, self._look_everywhere)
        self.shop = replace(shop, mail=make_desk(settings, lambda: self.url))
        self._place: Place = Alone() if self._engines.is_sqlite else self._lease()
        self.cli_token = ""

    def _lease(self) -> Lease:
        worker = WorkerRow(
            id=self._executor_id, roles=sorted(self.roles), host=socket.gethostname(), pid=os.getpid(),
            version=__version__, started_at=now(), beat=0,
        )  # fmt: skip
        duties = [SWEEP, *map(follow, self._looks)] if WorkerRole.DELIVER in self.roles else []
        return Lease(self.shop.store, worker, duties=duties, ticks=time.monotonic)

    def _look_everywhere(self) -> None:
        for look in self._looks.values():
            look.set()

    def start(self) -> None:
        """Save the people, start the engine, look once at everything, then keep looking."""
        if WorkerRole.WEB in self.roles:
            self.cli_token = _save_people(self.shop, self.settings)
        if self._engines.is_sqlite:
            free_uploads(self.shop)
            forget_readings(self.shop)
        if isinstance(self._place, Lease):
            self._place.enter()
            self._place.renew()
        with one_at_a_time(self._engines.durable):
            self._work.launch(self._handlers(), executor_id=self._executor_id)
        if isinstance(self._place, Lease):
            self._loop("lease", partial(self._renew, self._place), self._end, BEAT_S)
        if self.shop.mail is not None:
            self._loop("mail", self._mail, self._end, MAIL_S)
        if WorkerRole.DELIVER in self.roles:
            self._watch()
            self._loop("sweeper", self._sweep, self._end, SWEEP_S)
            self._loop("actions", partial(carry_out_due, self.shop), self._end, ACTIONS_S)
            for device_id, look in self._looks.items():
                self._loop(f"follower {device_id}", partial(self._follow, device_id), look, FOLLOW_S)

    def _handlers(self) -> Mapping[str, Callable[[str, int], str]]:
        shop, found = self.shop, {}
        if WorkerRole.PREFLIGHT in self.roles:
            found["check"] = partial(_patiently, partial(check_files, shop))
        if WorkerRole.DELIVER in self.roles:
            found["deliver"] = partial(_patiently, partial(deliver_ticket, shop))
        return found

    def _watch(self) -> None:
        for device_id, setup in self.shop.devices.items():
            for folder in setup.device.folders_to_watch():
                if folder.is_dir():
                    self._observer.schedule(_Hints(self._looks[device_id]), str(folder))
        self._observer.start()

    def _renew(self, lease: Lease) -> None:
        """Beat; what the dead were doing is done by the living, before they are buried."""
        running = self._work.running()
        watch = lease.renew()
        take_over(self.shop, running, watch.living)
        for worker_id, beat in watch.dead.items():
            lease.bury(worker_id, beat)

    def _follow(self, device_id: str) -> None:
        if self._place.holds(follow(device_id)):
            follow_device(self.shop, device_id)

    def _sweep(self) -> None:
        if self._place.holds(SWEEP):
            sweep(self.shop)
            self._work.forget_finished((now() - KEEP_FINISHED_WORK).isoformat())

    def _mail(self) -> None:
        """Send what is due: every process may, as each mail is taken before it is sent; one reads what came back."""
        send_mails(self.shop, page_to_look_at)
        if self._place.holds(SWEEP):
            take_bounces(self.shop)

    def _loop(self, name: str, task: Callable[[], object], wake: threading.Event, every_s: float) -> None:
        thread = threading.Thread(target=self._run, args=(task, wake, every_s), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _run(self, task: Callable[[], object], wake: threading.Event, every_s: float) -> None:
        while not self._end.is_set():
            try:
                task()
            except Exception:
                # The boundary of a loop that must outlive any single failure: say it and look again.
                log.exception("loop.failed", loop=threading.current_thread().name)
            wake.wait(every_s)
            if wake is not self._end:
                wake.clear()

    def stop(self) -> None:
        """Stop looking, stop the engine, close the database."""
        self._end.set()
        self._look_everywhere()
        for thread in self._threads:
            thread.join(timeout=5)
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join(timeout=5)
        self._work.stop()
        self.shop.examiner.stop()
        self.shop.measurer.stop()
        self.shop.painter.stop()
        self.shop.mender.stop()
        if isinstance(self._place, Lease):
            self._place.leave()
        self._engines.dispose()


def _patiently(service: Callable[[str, int], str], order_id: str, revision: int) -> str:
    """Leave work whose files cannot be reached now to the sweeper: the order comes due again in half a minute."""
    try:
        return service(order_id, revision)
    except StorageUnreachableError as problem:
        log.warning("work.postponed", order=order_id, code=problem.code, why=problem.why)
        return "postponed"


def make_shop(settings: Settings, engines: Engines, work: DbosWork, nudge: Callable[[], None]) -> Shop:
    """Build the shop's ports from its settings.

    Raises:
        SettingsError: a profile, form or device cannot be used.
    """
    blobs = open_blobs(settings)
    profile = _profile(settings)
    blobs.clean(float("inf") if settings.is_sqlite else (now() - KEEP_INTERRUPTED).timestamp())
    return Shop(
        name=settings.shop_name,
        number_prefix=settings.number_prefix,
        version=__version__,
        max_file_bytes=settings.max_file_bytes,
        store=Store(engines, new_id),
        blobs=blobs,
        partials=Partials(settings.data_dir / "blobs" / "uploads"),
        work=work,
        clock=now,
        new_id=new_id,
        forms=load_library(settings.form_folders),
        devices={setting.id: make_device(setting, settings.folder) for setting in settings.devices},
        routes=[Route(route.device, route.conditions, route.reason) for route in settings.routes],
        profile=profile,
        foreign_weight=preflight.ForeignWeight(settings.foreign_reports),
        stocks=Stocks(settings.stocks, ink_allowed_by(profile)),
        collect=lambda path, sha256, watch: sandbox.collect(path, sha256=sha256, watch=watch),
        measure=lambda path, sha256: sandbox.measure_pixels(path, sha256=sha256),
        draw=sandbox.draw_page,
        mend=sandbox.fixed,
        mender=Flights("mender", MENDERS),
        pictures=PictureShelf(settings.data_dir / "page-pictures"),
        painter=Flights("painter", PAINTERS),
        examiner=Examiner(EXAMINERS),
        measurer=Flights("measurer", MEASURERS),
        nudge=nudge,
        brand=settings.brand,
        base_url=settings.base_url,
        scanner=make_scanner(settings.malware),
    )


def make_scanner(setting: MalwareSetting) -> Clamd | None:
    """Return what scans files for malware; None where the shop has not set it up."""
    return Clamd(setting.clamd, setting.timeout_s, setting.most_bytes) if setting.clamd else None


def _profile(settings: Settings) -> preflight.Profile:
    is_file = settings.profile.endswith(".toml")
    return preflight.load_profile(Path(settings.profile) if is_file else settings.profile)


def ink_allowed_by(profile: preflight.Profile) -> float | None:
    """Return the most ink that a profile allows; None where it does not look at ink at all."""
    check = preflight.registered_checks()["ink-coverage"]
    return float(profile.settings_for(check)["most_percent"]) if profile.runs(check) else None


def dialect_of(device_id: str, able: Capability) -> Dialect:
    """Return the dialect of a device, adapted to what its make does not read and the sheet it is fed with.

    Raises:
        SettingsError: the device wants a dialect that we do not write.
    """
    if able.dialect not in DIALECTS:
        raise SettingsError(
            f"The device '{device_id}' asks for the dialect '{able.dialect}'.",
            fix=f"Known are: {', '.join(sorted(DIALECTS))}.",
        )
    return replace(DIALECTS[able.dialect], leave_out=able.leave_out, sheet_mm=able.sheet_mm)


def open_blobs(settings: Settings) -> "LocalBlobs | S3Blobs":
    """Open the place where files are kept: the data directory, or a bucket with a folder of ours before it."""
    if not settings.blobs.url:
        return LocalBlobs(settings.data_dir / "blobs")
    return open_bucket(settings.blobs, settings.data_dir / "cache")


def open_bucket(setting: BlobSetting, folder: Path) -> "S3Blobs":
    """Open a bucket, with a folder of this machine before it."""
    from gateway.storage.s3 import Bucket, S3Blobs  # noqa: PLC0415 - 5 MB that a shop without a bucket need not hold

    name, _, prefix = setting.url.removeprefix("s3://").partition("/")
    bucket = Bucket(
        name, prefix.strip("/"), setting.endpoint, setting.region, setting.access_key, setting.secret_key
    )
    return S3Blobs(bucket, folder, most_bytes=setting.cache_bytes)


def move_shop(settings: Settings, to: str, password: str, tell_files: Callable[[int], None] | None) -> Moved:
    """Move a shop's rows, where `to` names a database, and its files, where somebody wants to be told of them.

    Raises:
        AlreadyRunningError: a gateway runs on the data directory.
        MoveRefusedError: it cannot be done as things stand; nothing was changed.
    """
    with take_place(settings.data_dir, several=False):
        rows = _move_rows(settings, to, password) if to else Moved({})
        if tell_files is None:
            return rows
        if not settings.blobs.url:
            raise MoveRefusedError(
                "shop.toml names no bucket to put files into.",
                fix='Write [blobs] url = "s3://BUCKET/PREFIX" and its keys first.',
            )
        bucket = open_bucket(settings.blobs, settings.data_dir / "cache")
        files = move_files(LocalBlobs(settings.data_dir / "blobs"), bucket, tell_files)
        return replace(files, rows=rows.rows)


def _move_rows(settings: Settings, to: str, password: str) -> Moved:
    source, target = open_engines(settings.database_url), open_engines(settings.other_database(to, password))
    try:
        for engines in (source, target):
            migrate(engines.write)
        return move_rows(source, target)
    finally:
        source.dispose()
        target.dispose()


def make_device(setting: DeviceSetting, folder: Path) -> DeviceSetup:
    """Build a device from its [[device]] table; relative folders lie beside shop.toml.

    Raises:
        ConfigError: the table does not fit the device's kind.
        SettingsError: the device wants a dialect that we do not write.
    """
    device = build(setting.kind, setting.id, setting.table, base=folder)
    able = device.capabilities()
    return DeviceSetup(
        device,
        dialect_of(setting.id, able),
        able.pickup_deadline_s,
        able.return_deadline_s,
        able.limits,
    )


def _save_people(shop: Shop, settings: Settings) -> str:
    """Keep the shop's people with their tokens; return the token for the command line of this machine.

    On PostgreSQL several machines have each its own, which outlives a restart.
    """
    token = _known_token(settings) or f"gw_{secrets.token_urlsafe(32)}"
    machine = PersonRow(id=COMMAND_LINE, name="Command line", email="", company="", role=Role.ADMIN.value)
    with shop.store.write("save-people") as tx:
        for person in settings.people:
            row = PersonRow(
                id=person.id,
                name=person.name,
                email=person.email,
                company=person.company,
                role=person.role.value,
            )
            tx.people.save(row, person.token, SCOPES[person.role])
        kept = [] if settings.is_sqlite else [COMMAND_LINE]
        tx.people.forget_others([*kept, *(person.id for person in settings.people)])
        tx.people.let_in(machine, token, SCOPES[Role.ADMIN])
    return token


def _known_token(settings: Settings) -> str:
    if settings.is_sqlite:
        return ""
    try:
        return running_gateway(settings.data_dir)[1]
    except GatewayUnreachableError:
        return ""


def serve(
    settings: Settings, *, roles: Roles = ALL_ROLES, on_ready: Callable[[str], None] | None = None
) -> None:
    """Run the gateway until it is told to stop (SIGINT or SIGTERM); it listens where it has the role `web`.

    Raises:
        AlreadyRunningError: another gateway runs on the data directory.
        NeedsPostgresqlError: not all roles are asked for, and the database is SQLite.
    """
    if settings.is_sqlite and roles != ALL_ROLES:
        raise NeedsPostgresqlError(
            f"The database of {settings.shop_name} is SQLite, on which one process does everything.",
            why="On one SQLite file two processes would run the same step at once.",
            fix="Run `jdf-gateway serve` alone, or move to PostgreSQL: docs/how-to/move-to-postgresql.md.",
        )
    set_up_logs(readable=os.isatty(2))
    if settings.crash.trace or settings.crash.at:
        observe(CrashPoints(settings.crash.trace, settings.crash.at))
    with take_place(settings.data_dir, several=not settings.is_sqlite) as executor_id:
        sandbox.start()
        gateway = Gateway(settings, roles=roles, executor_id=executor_id)
        gateway.start()
        try:
            if WorkerRole.WEB in roles:
                _Server(gateway, on_ready).run()
            else:
                _work_until_told_to_stop(executor_id, on_ready)
        finally:
            gateway.stop()
            sandbox.stop()


def _work_until_told_to_stop(executor_id: str, on_ready: Callable[[str], None] | None) -> None:
    end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.set())
    log.info("worker.ready", worker=executor_id, version=__version__)
    if on_ready is not None:
        on_ready(executor_id)
    end.wait()


class _Server(uvicorn.Server):
    """uvicorn that says where it listens as soon as it does, in a file that the command line reads."""

    def __init__(self, gateway: Gateway, on_ready: Callable[[str], None] | None) -> None:
        settings = gateway.settings
        self._app = create_app(gateway.shop)
        super().__init__(
            uvicorn.Config(
                self._app, host=settings.listen_host, port=settings.listen_port,
                http=Wire, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5,
            )
        )  # fmt: skip
        self._gateway, self._on_ready = gateway, on_ready

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop: let the streams end, which otherwise nobody would."""
        self._app.state.live.close()
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals that end us, and do not raise them again: what follows `run` must still happen."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.handle_exit)
        yield

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]  # uvicorn types it with socket
        """Start, then say where."""
        await super().startup(sockets)  # type: ignore[arg-type]
        if not self.servers:
            return
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        url = f"http://{host}:{port}"
        self._gateway.url = self._gateway.url or url
        write_cli_file(self._gateway.settings.data_dir, url, self._gateway.cli_token)
        log.info("gateway.ready", url=url, version=__version__)
        if self._on_ready is not None:
            self._on_ready(url)


def write_cli_file(data_dir: Path, url: str, token: str) -> None:
    """Leave address and token for the command line, readable by this user alone."""
    path = data_dir / f"cli.json.{uuid.uuid4().hex}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"url": url, "token": token}, file)
    path.replace(data_dir / "cli.json")
