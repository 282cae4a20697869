"""What the doctor looks at: machine, libraries, data, database, files, shop, devices, sandbox, schemas, lock."""

import ipaddress
import os
import shutil
import sqlite3
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from adapters import AdapterError, build
from gateway.bootstrap import make_scanner, open_bucket
from gateway.demo.client import Api
from gateway.domain.errors import GatewayError, ScannerUnavailableError
from gateway.mail.desk import make_desk
from gateway.running import is_held, running_gateway
from gateway.settings import Settings, load_settings
from gateway.storage.database import open_engines
from jdf import JdfError, load_xsd_set
from order_forms import OrderFormError, load_library
from preflight import load_profile, sandbox

_PYTHON = (3, 11)
_SQLITE = (3, 35, 0)
_LIBRARIES = ("dbos", "fastapi", "jsonschema-rs", "lxml", "pikepdf", "sqlmodel", "uvicorn")
_ROOM_MB = 1024
_FLUSH = ("fsync", "synchronous_commit")
_EVERYWHERE = ("0.0.0.0", "::", "[::]")  # noqa: S104 (recognised, not listened at)


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing looked at: what was found, and what to do where it stands in the way."""

    name: str
    ok: bool
    found: str
    fix: str = ""
    layers: tuple[sandbox.Layer, ...] = ()


def examine(shop: Path) -> Iterator[Examined]:
    """Look at everything; what needs the shop is left out when its settings cannot be read."""
    yield _python()
    yield _libraries()
    yield _sqlite()
    yield _sandbox()
    try:
        settings = load_settings(shop)
    except GatewayError as error:
        yield Examined("shop", ok=False, found=error.what, fix=error.fix or error.why)
        return
    yield Examined("shop", ok=True, found=f"{settings.shop_name}, {settings.folder}")
    for look in _OF_SHOP:
        yield from look(settings)


def _python() -> Examined:
    ok = sys.version_info >= _PYTHON
    return Examined("python", ok, sys.version.split()[0], "" if ok else "Use Python 3.11 or newer.")


def _libraries() -> Examined:
    found, missing = [], []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        return Examined(
            "libraries", ok=False, found=f"missing: {', '.join(missing)}", fix="Install jdf-gateway anew."
        )
    return Examined("libraries", ok=True, found=", ".join(found))


def _sqlite() -> Examined:
    ok = sqlite3.sqlite_version_info >= _SQLITE
    return Examined(
        "sqlite", ok, sqlite3.sqlite_version, "" if ok else "Use a Python built with SQLite 3.35 or newer."
    )


def _sandbox() -> Examined:
    """Name the layers that hold; nobody refuses to read files where one is missing, so it is told with its remedy."""
    try:
        layers = sandbox.layers()
    except sandbox.SandboxUnavailableError as error:
        return Examined(
            "sandbox", ok=False, found=str(error), fix="Start the program from a shell and read its message."
        )
    live = ", ".join(layer.name for layer in layers if layer.live)
    missing = [layer for layer in layers if not layer.live]
    gaps = "".join(f"; not in force: {layer.name} ({layer.why})" for layer in missing)
    fix = " ".join(dict.fromkeys(layer.remedy for layer in missing))
    return Examined("sandbox", ok=bool(live), found=f"in force: {live}{gaps}", fix=fix, layers=layers)


def _open_to_all(settings: Settings) -> Iterator[Examined]:
    """Say whether strangers may send files to a shop whose sandbox has a gap."""
    if not settings.base_url and _is_loopback(settings.listen_host):
        return
    try:
        missing = [layer for layer in sandbox.layers() if not layer.live]
    except sandbox.SandboxUnavailableError:
        return  # told already as what stands in the way
    if missing:
        names = ", ".join(layer.name for layer in missing)
        yield Examined(
            "files from strangers", ok=False, found=f"are read without: {names}", fix=missing[0].remedy
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _malware(settings: Settings) -> Iterator[Examined]:
    """Ask the scanner for its version, without sending it a file."""
    scanner = make_scanner(settings.malware)
    if scanner is None:
        yield Examined("malware", ok=True, found="files are not scanned: [malware] clamd is empty")
        return
    try:
        yield Examined("malware", ok=True, found=f"{settings.malware.clamd}: {scanner.version()}")
    except ScannerUnavailableError as problem:
        yield Examined("malware", ok=False, found=problem.what, fix=problem.fix)


def _data(settings: Settings) -> Iterator[Examined]:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_and_flush(folder)
        room = shutil.disk_usage(folder).free >> 20
    except OSError as error:
        yield Examined(
            "data directory", ok=False, found=f"{folder}: {error.strerror}", fix="Make it writable."
        )
        return
    fix = "" if room >= _ROOM_MB else f"Make room: at least {_ROOM_MB} MB."
    yield Examined("data directory", not fix, f"{folder}: writable, flushed, {room} MB free", fix)


def _database(settings: Settings) -> Iterator[Examined]:
    """Look at the database that the shop names; a database that is not there yet is made at the start (SQLite)."""
    if settings.is_sqlite:
        yield Examined("database", ok=True, found="SQLite in the data directory: one process does everything")
        return
    engines = open_engines(settings.database_url)
    try:
        with engines.durable.connect() as connection:
            version = connection.exec_driver_sql("SHOW server_version").scalar_one()
            flushed = not any(
                connection.exec_driver_sql(f"SHOW {name}").scalar_one() == "off" for name in _FLUSH
            )
            workers = connection.exec_driver_sql("SELECT to_regclass('workers')").scalar_one()
            count = connection.exec_driver_sql("SELECT count(*) FROM workers").scalar_one() if workers else 0
    except DBAPIError as error:
        why = str(error.orig).strip().splitlines()[0]
        yield Examined("database", ok=False, found=why, fix="Correct [database] in shop.toml, or start it.")
        return
    finally:
        engines.dispose()
    lost = "a power cut would lose orders that were acknowledged"
    fix = "" if flushed else f"Turn {' and '.join(_FLUSH)} on: {lost}."
    yield Examined("database", flushed, f"PostgreSQL {version}, {count} processes at work", fix)


def _files(settings: Settings) -> Iterator[Examined]:
    """Put a small file into the bucket and read it back; nothing of it stays on this machine."""
    if not settings.blobs.url:
        shared = "" if settings.is_sqlite else "; other machines must mount the same folder"
        yield Examined("files", ok=True, found=f"in the data directory{shared}")
        return
    try:
        with tempfile.TemporaryDirectory() as folder:
            blobs = open_bucket(settings.blobs, Path(folder))
            blobs.verify(blobs.put(b"jdf-gateway doctor", "trial").sha256)
    except GatewayError as error:
        yield Examined("files", ok=False, found=error.why or error.what, fix="Correct [blobs] in shop.toml.")
        return
    yield Examined("files", ok=True, found=f"{settings.blobs.url}: written and read back")


def _write_and_flush(folder: Path) -> None:
    trial = folder / f".doctor-{uuid.uuid4().hex}"
    try:
        with trial.open("xb") as file:
            file.write(b"trial")
            file.flush()
            os.fsync(file.fileno())
    finally:
        trial.unlink(missing_ok=True)


def _profile(settings: Settings) -> Iterator[Examined]:
    name = settings.profile
    try:
        profile = load_profile(Path(name) if name.endswith(".toml") else name)
    except ValueError as error:
        yield Examined(
            "preflight profile", ok=False, found=str(error), fix="Correct [preflight] profile in shop.toml."
        )
        return
    yield Examined("preflight profile", ok=True, found=f"{profile.name}: {profile.title}")


def _forms(settings: Settings) -> Iterator[Examined]:
    try:
        forms = load_library(settings.form_folders)
    except OrderFormError as error:
        yield Examined("forms", ok=False, found=str(error), fix="Run: jdf-gateway forms lint")
        return
    yield Examined("forms", ok=bool(forms), found=", ".join(forms) or "none")


def _schemas(settings: Settings) -> Iterator[Examined]:
    if not settings.xsd:
        yield Examined(
            "CIP4 schemas", ok=True, found="not configured; tickets are judged by our own tables alone"
        )
        return
    try:
        versions = load_xsd_set(Path(settings.xsd)).by_version
    except JdfError as error:
        yield Examined("CIP4 schemas", ok=False, found=str(error), fix="Correct [jdf] xsd in shop.toml.")
        return
    yield Examined("CIP4 schemas", ok=True, found=f"JDF {', '.join(versions)} compile")


def _devices(settings: Settings) -> Iterator[Examined]:
    if not settings.devices:
        yield Examined("devices", ok=False, found="none", fix="Add a [[device]] to shop.toml.")
    for setting in settings.devices:
        name = f"device {setting.id}"
        try:
            device = build(setting.kind, setting.id, setting.table, base=settings.folder)
            badge, problems = device.capabilities().badge, device.check()
        except AdapterError as error:
            yield Examined(name, ok=False, found=error.what, fix=error.fix)
            continue
        for problem in problems:
            yield Examined(name, ok=False, found=problem.message, fix=problem.fix)
        if not problems:
            yield Examined(name, ok=True, found=f"{setting.kind}, {badge}")


def _routes(settings: Settings) -> Iterator[Examined]:
    known = {setting.id for setting in settings.devices}
    lost = [route.device for route in settings.routes if route.device not in known]
    if lost:
        yield Examined(
            "routes", ok=False, found=f"lead to unknown devices: {', '.join(lost)}", fix="Correct [[route]]."
        )
    elif not settings.routes:
        yield Examined(
            "routes", ok=False, found="none: no order would reach a device", fix="Add a [[route]]."
        )
    else:
        yield Examined("routes", ok=True, found=f"{len(settings.routes)}, all to known devices")


def _mail(settings: Settings) -> Iterator[Examined]:
    """Try that mails can go out, without sending any."""
    try:
        desk = make_desk(settings, lambda: settings.base_url)
        found = "nobody gets any: [mail] transport is none" if desk is None else desk.post.check()
    except GatewayError as error:
        yield Examined("mail", ok=False, found=error.what, fix=error.fix or error.why)
        return
    yield Examined("mail", ok=True, found=found)
    if desk is not None and not settings.base_url and settings.listen_host in _EVERYWHERE:
        yield Examined(
            "links in mails", ok=False, found=f"would lead to {settings.listen_host}, which is no address",
            fix='Set [web] base_url to the address that customers use, e.g. "https://print.example.com".',
        )  # fmt: skip


def _lock(settings: Settings) -> Iterator[Examined]:
    if not is_held(settings.data_dir):
        yield Examined("gateway", ok=True, found="not running; the data directory is free")
        return
    try:
        url, token = running_gateway(settings.data_dir)
        with Api(url, token, timeout_s=5) as api:
            api.get("/forms")
    except GatewayError as error:
        yield Examined(
            "gateway", ok=False, found=f"holds the data directory, but: {error.what}", fix="Restart it."
        )
        return
    yield Examined("gateway", ok=True, found=f"running, answers at {url}")


_OF_SHOP: tuple[Callable[[Settings], Iterator[Examined]], ...] = (
    _open_to_all,
    _malware,
    _data,
    _database,
    _files,
    _profile,
    _forms,
    _schemas,
    _devices,
    _routes,
    _mail,
    _lock,
)
