"""The one place that wires ports to implementations, starts the loops and stops them again."""

import fcntl
import json
import os
import secrets
import signal
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import FrameType

import structlog
import uuid_utils
import uvicorn
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import preflight
from adapters import build
from adapters.durable import observe
from gateway._version import __version__
from gateway.crash_points import CrashPoints
from gateway.domain.errors import AlreadyRunningError, SettingsError
from gateway.domain.people import SCOPES, Role
from gateway.domain.routing import Route
from gateway.logs import set_up_logs
from gateway.services.check_files import check_files
from gateway.services.deliver_ticket import deliver_ticket
from gateway.services.examiner import Examiner
from gateway.services.flights import Flights
from gateway.services.follow_device import follow_device
from gateway.services.shop import DeviceSetup, Shop
from gateway.services.sweep import sweep
from gateway.settings import COMMAND_LINE, DeviceSetting, Settings
from gateway.storage.blobs import LocalBlobs
from gateway.storage.database import Engines, open_engines
from gateway.storage.migrate import migrate
from gateway.storage.pictures import PictureShelf
from gateway.storage.rows import PersonRow
from gateway.storage.store import Store
from gateway.web.app import create_app
from gateway.workflows import DbosWork
from jdf import DIALECTS
from order_forms import load_library
from preflight import sandbox

log = structlog.get_logger("gateway")
SWEEP_S = 5.0
FOLLOW_S = 0.5
PAINTERS = EXAMINERS = 2
KEEP_FINISHED_WORK = timedelta(days=7)


def new_id() -> str:
    """Return a UUIDv7: unique, and in order of time."""
    return str(uuid_utils.uuid7())


def now() -> datetime:
    """Return the time, aware and in UTC."""
    return datetime.now(UTC)


@contextmanager
def only_gateway(data_dir: Path) -> Iterator[None]:
    """Hold the data directory: the durable engine itself would run a step twice at once (measured).

    Raises:
        AlreadyRunningError: another gateway holds it.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "gateway.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunningError(
                f"Another gateway is running on {data_dir}.",
                why="Two of them would send every ticket twice.",
                fix="Stop the other one first, or start this one with another [data] dir.",
            ) from error
        yield


class _Hints(FileSystemEventHandler):
    """A change in a device's folder means: look now. What is true, only the look tells."""

    def __init__(self, look: threading.Event) -> None:
        self._look = look

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake the follower."""
        if event.event_type not in ("opened", "closed_no_write"):
            self._look.set()


class Gateway:
    """A running gateway: the shop, the durable engine, a sweeper and one follower a device."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._engines = open_engines(settings.database_url)
        migrate(self._engines.write)
        self._work = DbosWork(self._engines)
        self._looks = {device.id: threading.Event() for device in settings.devices}
        self._end = threading.Event()
        self._threads: list[threading.Thread] = []
        self._observer = Observer()
        self.shop = make_shop(settings, self._engines, self._work, self._look_everywhere)
        self.cli_token = ""

    def _look_everywhere(self) -> None:
        for look in self._looks.values():
            look.set()

    def start(self) -> None:
        """Save the people, start the engine, look once at everything, then keep looking."""
        self.cli_token = _save_people(self.shop, self.settings)
        shop = self.shop
        handlers: Mapping[str, Callable[[str, int], str]] = {
            "check": lambda order_id, revision: check_files(shop, order_id, revision),
            "deliver": lambda order_id, revision: deliver_ticket(shop, order_id, revision),
        }
        self._work.launch(handlers, executor_id="gateway")
        self._watch()
        self._loop("sweeper", self._sweep, self._end, SWEEP_S)
        for device_id, look in self._looks.items():
            self._loop(f"follower {device_id}", partial(follow_device, shop, device_id), look, FOLLOW_S)

    def _watch(self) -> None:
        for device_id, setup in self.shop.devices.items():
            for folder in setup.device.folders_to_watch():
                if folder.is_dir():
                    self._observer.schedule(_Hints(self._looks[device_id]), str(folder))
        self._observer.start()

    def _sweep(self) -> None:
        sweep(self.shop)
        self._work.forget_finished((now() - KEEP_FINISHED_WORK).isoformat())

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
        self._observer.stop()
        self._observer.join(timeout=5)
        self._work.stop()
        self.shop.examiner.stop()
        self.shop.painter.stop()
        self._engines.dispose()


def make_shop(settings: Settings, engines: Engines, work: DbosWork, nudge: Callable[[], None]) -> Shop:
    """Build the shop's ports from its settings.

    Raises:
        SettingsError: a profile, form or device cannot be used.
    """
    blobs = LocalBlobs(settings.data_dir / "blobs")
    blobs.clean()
    return Shop(
        name=settings.shop_name,
        number_prefix=settings.number_prefix,
        version=__version__,
        max_file_bytes=settings.max_file_bytes,
        store=Store(engines, new_id),
        blobs=blobs,
        work=work,
        clock=now,
        new_id=new_id,
        forms=load_library(settings.form_folders),
        devices={setting.id: make_device(setting, settings.folder) for setting in settings.devices},
        routes=[Route(route.device, route.conditions, route.reason) for route in settings.routes],
        profile=preflight.load_profile(
            Path(settings.profile) if settings.profile.endswith(".toml") else settings.profile
        ),
        collect=lambda path, sha256: sandbox.collect(path, sha256=sha256),
        draw=sandbox.draw_page,
        pictures=PictureShelf(settings.data_dir / "page-pictures"),
        painter=Flights("painter", PAINTERS),
        examiner=Examiner(EXAMINERS),
        nudge=nudge,
        brand=settings.brand,
        base_url=settings.base_url,
    )


def make_device(setting: DeviceSetting, folder: Path) -> DeviceSetup:
    """Build a device from its [[device]] table; relative folders lie beside shop.toml.

    Raises:
        ConfigError: the table does not fit the device's kind.
        SettingsError: the device wants a dialect that we do not write.
    """
    device = build(setting.kind, setting.id, setting.table, base=folder)
    able = device.capabilities()
    if able.dialect not in DIALECTS:
        raise SettingsError(
            f"The device '{setting.id}' asks for the dialect '{able.dialect}'.",
            fix=f"Known are: {', '.join(sorted(DIALECTS))}.",
        )
    return DeviceSetup(
        device,
        replace(DIALECTS[able.dialect], leave_out=able.leave_out, sheet_mm=able.sheet_mm),
        able.pickup_deadline_s,
        able.return_deadline_s,
    )


def _save_people(shop: Shop, settings: Settings) -> str:
    """Keep the shop's people with their tokens; return a fresh token for the command line of this machine."""
    token = f"gw_{secrets.token_urlsafe(32)}"
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
        tx.people.forget_others([person.id for person in settings.people])
        machine = PersonRow(id=COMMAND_LINE, name="Command line", email="", company="", role=Role.ADMIN.value)
        tx.people.save(machine, token, SCOPES[Role.ADMIN])
    return token


def serve(settings: Settings, *, on_ready: Callable[[str], None] | None = None) -> None:
    """Run the gateway until it is told to stop (SIGINT or SIGTERM).

    Raises:
        AlreadyRunningError: another gateway runs on the data directory.
    """
    set_up_logs(readable=os.isatty(2))
    if settings.crash.trace or settings.crash.at:
        observe(CrashPoints(settings.crash.trace, settings.crash.at))
    with only_gateway(settings.data_dir):
        sandbox.start()
        gateway = Gateway(settings)
        gateway.start()
        try:
            _Server(gateway, on_ready).run()
        finally:
            gateway.stop()
            sandbox.stop()


class _Server(uvicorn.Server):
    """uvicorn that says where it listens as soon as it does, in a file that the command line reads."""

    def __init__(self, gateway: Gateway, on_ready: Callable[[str], None] | None) -> None:
        settings = gateway.settings
        self._app = create_app(gateway.shop)
        super().__init__(
            uvicorn.Config(
                self._app, host=settings.listen_host, port=settings.listen_port,
                log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5,
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
