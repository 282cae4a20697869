"""One frozen Settings: arguments over GATEWAY_* over secret files over shop.toml; an unknown key refuses the start."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gateway.domain.brand import ACCENT, DARK_ACCENT, LEAST, Brand, can_be_read, for_the_dark, is_colour
from gateway.domain.errors import SettingsError
from gateway.domain.people import Role
from gateway.domain.print_conditions import CONDITIONS, PrintCondition

SHOP_FILE = "shop.toml"
COMMAND_LINE = "cli"
FOREIGN_WEIGHTS = ("tell", "warn", "count")
_TOP = (
    "shop", "data", "database", "blobs", "web", "forms", "preflight", "malware", "jdf", "mail", "device", "route",
    "stock", "person",
)  # fmt: skip
_KEYS: dict[str, tuple[str, ...]] = {
    "shop": ("name", "locale", "units", "number_prefix", "timezone", "logo", "accent", "phone", "email"),
    "data": ("dir",),
    "database": ("url", "password"),
    "blobs": ("url", "endpoint", "region", "access_key", "secret_key", "cache_mb"),
    "web": ("listen", "base_url", "max_file_mb"),
    "forms": ("folders",),
    "preflight": ("profile", "foreign_reports"),
    "malware": ("clamd", "timeout_s", "most_mb"),
    "jdf": ("xsd",),
    "mail": (
        "transport",
        "from",
        "dir",
        "host",
        "port",
        "security",
        "user",
        "password",
        "bounces",
        "bounce_address",
    ),
    "stock": ("id", "condition", "title", "max_tac", "min_ppi"),
    "person": ("id", "name", "email", "company", "role", "token"),
}


@dataclass(frozen=True, slots=True)
class PersonSetting:
    """A person known to the shop, with the token that the shop's files hold for them."""

    id: str
    name: str
    email: str
    company: str
    role: Role
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeviceSetting:
    """A [[device]]: its id and kind, and the table that the kind's own Config reads."""

    id: str
    kind: str
    table: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RouteSetting:
    """A [[route]]: the device, the conditions, and the reason shown with the decision."""

    device: str
    conditions: Mapping[str, object]
    reason: str


@dataclass(frozen=True, slots=True)
class MailSetting:
    """How mails go out (none, maildir or smtp), who they come from, and where returned ones are found."""

    transport: str
    sender: str
    dir: Path
    host: str = ""
    port: int = 0
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    bounces: Path | None = None
    bounce_address: str = ""


@dataclass(frozen=True, slots=True)
class BlobSetting:
    """Where files are kept: in the data directory (no url), or in a bucket with so much of it at hand here."""

    url: str = ""
    endpoint: str = ""
    region: str = ""
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    cache_bytes: int = 4096 << 20


@dataclass(frozen=True, slots=True)
class MalwareSetting:
    """Where clamd listens (empty: files are not scanned), how long it has for a file, and how large one may be."""

    clamd: str = ""
    timeout_s: float = 120.0
    most_bytes: int = 100 << 20


@dataclass(frozen=True, slots=True)
class CrashSetting:
    """Where a crash test writes the points it passes, and at which of them it kills the process."""

    trace: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a shop can set."""

    folder: Path
    shop_name: str
    locale: str
    units: str
    number_prefix: str
    data_dir: Path
    database_url: str = field(repr=False)
    listen_host: str
    listen_port: int
    base_url: str
    max_file_bytes: int
    form_folders: tuple[Path, ...]
    brand: Brand
    profile: str
    foreign_reports: str
    xsd: str
    devices: tuple[DeviceSetting, ...]
    routes: tuple[RouteSetting, ...]
    people: tuple[PersonSetting, ...]
    mail: MailSetting
    blobs: BlobSetting = field(default_factory=BlobSetting)
    malware: MalwareSetting = field(default_factory=MalwareSetting)
    stocks: Mapping[str, PrintCondition] = field(default_factory=dict)
    crash: CrashSetting = field(default_factory=CrashSetting)

    @property
    def public_url(self) -> str:
        """Return the address that links lead to; empty where the system chooses the port and it is not known yet."""
        return self.base_url or (f"http://{self.listen_host}:{self.listen_port}" if self.listen_port else "")

    @property
    def is_sqlite(self) -> bool:
        """Say whether the embedded database is used."""
        return self.database_url.startswith("sqlite")

    def other_database(self, url: str, password: str) -> str:
        """Return the URL of another database, with the password that a reference beside this shop points to."""
        return _database(
            self.folder, self.data_dir, {"url": url, **({"password": password} if password else {})}
        )


# What GATEWAY_* may set: variable -> (section, key).
VARIABLES: dict[str, tuple[str, str]] = {
    "GATEWAY_DATA_DIR": ("data", "dir"),
    "GATEWAY_DATABASE_URL": ("database", "url"),
    "GATEWAY_BLOBS_URL": ("blobs", "url"),
    "GATEWAY_LISTEN": ("web", "listen"),
    "GATEWAY_BASE_URL": ("web", "base_url"),
    "GATEWAY_XSD": ("jdf", "xsd"),
}


def load_settings(shop_toml: Path, *, overrides: Mapping[str, str] | None = None) -> Settings:
    """Read shop.toml (or the folder that holds it) and what overrides it.

    `overrides` maps `section.key` to a text, as the command line gives them.

    Raises:
        SettingsError: the file is missing or unreadable, or a key or value is not one we know.
    """
    path = shop_toml / SHOP_FILE if shop_toml.is_dir() else shop_toml
    table = _read_toml(path)
    _refuse_unknown(table)
    _refuse_secrets(table)
    for section, key, value in _overrides(overrides or {}):
        table.setdefault(section, {})[key] = value
    return _build(path.parent.resolve(), table)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            f"There is no {path}.",
            why="A gateway needs a shop to run.",
            fix="Make one with: jdf-gateway init DIR",
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", fix="Correct the line named above.") from error


def _overrides(given: Mapping[str, str]) -> list[tuple[str, str, str]]:
    found = [(*VARIABLES[name], os.environ[name]) for name in VARIABLES if os.environ.get(name)]  # noqa: TID251
    return found + [(*name.split(".", 1), value) for name, value in given.items() if value]  # type: ignore[misc]  # two parts by our own callers


def _refuse_unknown(table: Mapping[str, Any]) -> None:
    for section, content in table.items():
        _known(section, _TOP, "shop.toml")
        for entry in content if isinstance(content, list) else [content]:
            if not isinstance(entry, Mapping):
                raise SettingsError(f"shop.toml: [{section}] must be a table, found {entry!r}.")
            for key in entry if section in _KEYS else ():
                _known(key, _KEYS[section], f"shop.toml [{section}]")


def _refuse_secrets(table: Mapping[str, Any]) -> None:
    if re.match(r"[^:]+://[^/@]*:[^/@]*@", str(table.get("database", {}).get("url", ""))):
        raise SettingsError(
            "shop.toml [database] url carries a password.",
            why="shop.toml is read by many and kept in version control; a secret never stands in it.",
            fix='Take it out of the url and add password = "file:secrets/database" or "env:NAME".',
        )


def _known(key: str, known: tuple[str, ...], where: str) -> None:
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
        raise SettingsError(
            f"{where}: the key '{key}' is not known.",
            why=f"Known are: {', '.join(known)}.",
            fix=f"Did you mean '{near}'?",
        )


def _build(folder: Path, table: Mapping[str, Any]) -> Settings:
    shop, web = table.get("shop", {}), table.get("web", {})
    data_dir = folder / str(table.get("data", {}).get("dir", "data"))
    host, port = _listen(str(web.get("listen", "127.0.0.1:8600")))
    forms = table.get("forms", {}).get("folders", [])
    xsd = str(table.get("jdf", {}).get("xsd", ""))
    people = tuple(_person(folder, entry) for entry in table.get("person", []))
    _refuse_doubles(people)
    return Settings(
        folder=folder,
        shop_name=str(shop.get("name", "Print shop")),
        locale=str(shop.get("locale", "en")),
        units=str(shop.get("units", "mm")),
        number_prefix=_prefix(str(shop.get("number_prefix", ""))),
        data_dir=data_dir,
        database_url=_database(folder, data_dir, table.get("database", {})),
        listen_host=host,
        listen_port=port,
        base_url=str(web.get("base_url", "")),
        max_file_bytes=int(web.get("max_file_mb", 4096)) << 20,
        form_folders=tuple(folder / str(name) for name in forms),
        brand=_brand(folder, shop),
        profile=_file_or_name(folder, str(table.get("preflight", {}).get("profile", "sheetfed"))),
        foreign_reports=_foreign_weight(table.get("preflight", {}).get("foreign_reports", "tell")),
        xsd=str(folder / xsd) if xsd else "",
        devices=tuple(_device(entry) for entry in table.get("device", [])),
        routes=tuple(_route(entry) for entry in table.get("route", [])),
        people=people,
        mail=_mail(folder, data_dir, table.get("mail", {})),
        blobs=_blobs(folder, table.get("blobs", {})),
        malware=_malware(table.get("malware", {})),
        stocks=dict(_stock(entry) for entry in table.get("stock", [])),
        crash=CrashSetting(
            os.environ.get("GATEWAY_CRASH_TRACE", ""),  # noqa: TID251
            os.environ.get("GATEWAY_CRASH_AT", ""),  # noqa: TID251
        ),
    )


_LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
_LOGO_LIMIT = 64 << 10


def _brand(folder: Path, shop: Mapping[str, Any]) -> Brand:
    accent = str(shop.get("accent", "")) or ACCENT
    logo, logo_type = _logo(folder, str(shop.get("logo", "")))
    return Brand(
        accent=_accent(accent), dark_accent=DARK_ACCENT if accent == ACCENT else for_the_dark(accent),
        logo=logo, logo_type=logo_type, phone=str(shop.get("phone", "")), email=str(shop.get("email", "")),
        locale=str(shop.get("locale", "en")), timezone=_timezone(str(shop.get("timezone", "")) or "UTC"),
    )  # fmt: skip


def _accent(colour: str) -> str:
    if not is_colour(colour):
        raise SettingsError(
            f"shop.toml [shop] accent = '{colour}' is not a colour.", fix='Write it like "#0a5a9c".'
        )
    if not can_be_read(colour):
        raise SettingsError(
            f"shop.toml [shop] accent = '{colour}' is too pale to be read on the pages' ground.",
            why=f"Its contrast is below {LEAST}:1, the least for text (WCAG 2.2).",
            fix="Choose a darker shade of it.",
        )
    return colour


def _logo(folder: Path, name: str) -> tuple[bytes, str]:
    if not name:
        return b"", ""
    path = folder / name
    if path.suffix.lower() not in _LOGOS or not path.is_file() or path.stat().st_size > _LOGO_LIMIT:
        raise SettingsError(
            f"shop.toml [shop] logo = '{name}' cannot be used.",
            why=f"It must be a file beside shop.toml of at most {_LOGO_LIMIT >> 10} kB: {', '.join(_LOGOS)}.",
            fix="Name such a file, or leave the key empty.",
        )
    return path.read_bytes(), _LOGOS[path.suffix.lower()]


def _timezone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"shop.toml [shop] timezone = '{name}' is not known.", fix='Write it like "Europe/Berlin".'
        ) from error


def _database(folder: Path, data_dir: Path, table: Mapping[str, Any]) -> str:
    """Return the database's URL, with the password that [database] password points to."""
    url = str(table.get("url", "")) or f"sqlite:///{data_dir / 'gateway.db'}"
    if not re.match(r"sqlite:///|postgres(ql)?(\+psycopg)?://", url):
        raise SettingsError(
            f"shop.toml [database] url begins with '{url.partition(':')[0]}'.",
            why="The gateway keeps its rows in SQLite or in PostgreSQL.",
            fix='Write "postgresql://USER@HOST/NAME", or leave it empty for SQLite in the data folder.',
        )
    if "password" not in table:
        return url
    user, at, rest = url.partition("@")
    if not at or user.count(":") > 1:
        raise SettingsError(
            "shop.toml [database] password has no place in the url.",
            fix='Write url = "postgresql://USER@HOST/NAME", without a password in it.',
        )
    return f"{user}:{quote(_secret(folder, str(table['password']), 'the password of the database'), safe='')}@{rest}"


def _blobs(folder: Path, table: Mapping[str, Any]) -> BlobSetting:
    url = str(table.get("url", ""))
    if url and not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?", url):
        raise SettingsError(
            f"shop.toml [blobs] url = '{url}' names no bucket.",
            fix='Write "s3://BUCKET/PREFIX", or leave it empty to keep files in the data folder.',
        )
    keys = {
        name: _secret(folder, str(table[name]), f"the {name} of the bucket") if table.get(name) else ""
        for name in ("access_key", "secret_key")
    }
    return BlobSetting(
        url=url, endpoint=str(table.get("endpoint", "")), region=str(table.get("region", "")),
        cache_bytes=int(table.get("cache_mb", 4096)) << 20, **keys,
    )  # fmt: skip


_CLAMD = re.compile(r"unix:/.+|tcp:(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+):[0-9]{1,5}")


def _malware(table: Mapping[str, Any]) -> MalwareSetting:
    """Read [malware]; an address that leads nowhere refuses the start, so that nobody believes files are scanned."""
    address = str(table.get("clamd", ""))
    if address and not _CLAMD.fullmatch(address):
        raise SettingsError(
            f"shop.toml [malware] clamd = '{address}' is no address.",
            fix='Write "unix:/run/clamav/clamd.ctl" or "tcp:127.0.0.1:3310"; empty: files are not scanned.',
        )
    timeout_s = _figure(table.get("timeout_s", 120), "[malware] timeout_s", 1, 3600)
    most_mb = _figure(table.get("most_mb", 100), "[malware] most_mb", 1, 4000)
    return MalwareSetting(address, timeout_s, int(most_mb) << 20)


def _prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9]{0,8}", text):
        raise SettingsError(
            f"shop.toml [shop] number_prefix = '{text}' cannot begin an order number.",
            why="It becomes part of JobIDs and file names.",
            fix="Use at most 8 letters and digits, or leave it empty for the year.",
        )
    return text


def _refuse_doubles(people: tuple[PersonSetting, ...]) -> None:
    for what, values in (("id", [p.id for p in people]), ("token", [p.token for p in people])):
        if len(set(values)) < len(values):
            raise SettingsError(
                f"shop.toml: two [[person]] have the same {what}.",
                why="Nobody could tell them apart.",
                fix=f"Give each its own {what}.",
            )
    if COMMAND_LINE in [person.id for person in people]:
        raise SettingsError(
            f"shop.toml: a [[person]] has the id '{COMMAND_LINE}'.",
            why="The command line of this machine bears it.",
            fix="Choose another id.",
        )


def _foreign_weight(word: object) -> str:
    if word not in FOREIGN_WEIGHTS:
        raise SettingsError(
            f"shop.toml: [preflight] foreign_reports is '{word}'.",
            why="It says how much findings of other preflight programs count.",
            fix=f"Write one of: {', '.join(FOREIGN_WEIGHTS)}.",
        )
    return str(word)


def _file_or_name(folder: Path, profile: str) -> str:
    return str(folder / profile) if profile.endswith(".toml") else profile


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise SettingsError(
            f"shop.toml [web] listen = '{text}' is not HOST:PORT.",
            fix='Write e.g. "127.0.0.1:8600"; port 0 takes a free one.',
        )
    return host, int(port)


def _device(entry: Mapping[str, Any]) -> DeviceSetting:
    for key in ("id", "kind"):
        if not entry.get(key):
            raise SettingsError(f"shop.toml: a [[device]] has no '{key}'.", fix=f'Add {key} = "...".')
    table = {key: value for key, value in entry.items() if key not in ("id", "kind")}
    return DeviceSetting(str(entry["id"]), str(entry["kind"]), table)


def _route(entry: Mapping[str, Any]) -> RouteSetting:
    if not entry.get("device"):
        raise SettingsError(
            "shop.toml: a [[route]] names no device.", fix='Add device = "..." with the id of a [[device]].'
        )
    conditions = {key: value for key, value in entry.items() if key not in ("device", "reason")}
    for key in conditions:
        _known(key, ("form", "product", "quantity", "company"), "shop.toml [[route]]")
    return RouteSetting(str(entry["device"]), conditions, str(entry.get("reason", "")))


def _stock(entry: Mapping[str, Any]) -> tuple[str, PrintCondition]:
    """Read a [[stock]]: the code that forms order it by, and how it is printed."""
    name, condition = str(entry.get("id", "")), str(entry.get("condition", ""))
    if not name:
        raise SettingsError(
            "shop.toml: a [[stock]] has no 'id'.", fix="Add the code that your forms order it by."
        )
    if condition:
        _known(condition, tuple(CONDITIONS), f"shop.toml [[stock]] '{name}' condition")
    usual = CONDITIONS.get(condition)
    most, least = entry.get("max_tac", usual and usual.max_tac), entry.get("min_ppi", usual and usual.min_ppi)
    if most is None and usual is None:
        raise SettingsError(
            f"shop.toml: the [[stock]] '{name}' does not say how much ink it takes.",
            fix=f"Add max_tac = 300, or condition = one of {', '.join(CONDITIONS)}.",
        )
    title = str(entry.get("title", "")) or (usual.title if usual else name)
    return name, PrintCondition(
        condition, title, _figure(most, f"[[stock]] '{name}' max_tac", 100.0, 400.0),
        None if least is None else _figure(least, f"[[stock]] '{name}' min_ppi", 10.0, 2400.0),
    )  # fmt: skip


def _figure(value: object, where: str, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise SettingsError(
            f"shop.toml {where} = {value!r} cannot be.", fix=f"Write a number from {least:g} to {most:g}."
        )
    return float(value)


def _person(folder: Path, entry: Mapping[str, Any]) -> PersonSetting:
    missing = [key for key in ("id", "name", "role", "token") if not entry.get(key)]
    if missing:
        raise SettingsError(f"shop.toml: a [[person]] has no '{missing[0]}'.")
    try:
        role = Role(str(entry["role"]))
    except ValueError as error:
        raise SettingsError(
            f"shop.toml: the role '{entry['role']}' is not known.", fix=f"Use one of: {', '.join(Role)}."
        ) from error
    return PersonSetting(
        id=str(entry["id"]), name=str(entry["name"]), email=str(entry.get("email", "")),
        company=str(entry.get("company", "")), role=role,
        token=_secret(folder, str(entry["token"]), f"the token of '{entry['id']}'"),
    )  # fmt: skip


_TRANSPORTS = ("none", "maildir", "smtp")
_SECURITIES = ("starttls", "tls", "none")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_SAMPLE_SENDER = "orders@localhost"


def _mail(folder: Path, data_dir: Path, entry: Mapping[str, Any]) -> MailSetting:
    """Read [mail]; what would send nothing, or a password in the open, refuses the start."""
    transport, security = str(entry.get("transport", "none")), str(entry.get("security", "starttls"))
    host, user = str(entry.get("host", "")), str(entry.get("user", ""))
    _one_of(transport, _TRANSPORTS, "transport")
    _one_of(security, _SECURITIES, "security")
    if transport == "smtp":
        for key in ("host", "from"):
            if not entry.get(key):
                raise SettingsError(f"shop.toml [mail] has no '{key}'.", fix=f'Add {key} = "...".')
    if user and security == "none" and host not in _THIS_MACHINE:
        raise SettingsError(
            f"shop.toml [mail] would show its password to everybody between here and {host}.",
            fix='Use security = "starttls" or "tls", or leave user empty.',
        )
    bounces = str(entry.get("bounces", ""))
    return MailSetting(
        transport=transport, sender=str(entry.get("from", "")) or _SAMPLE_SENDER, host=host, security=security,
        user=user,
        dir=folder / str(entry["dir"]) if entry.get("dir") else data_dir / "mail", port=_port(entry.get("port", 0)),
        password=_secret(folder, str(entry.get("password", "")), "the password of [mail]") if user else "",
        bounces=folder / bounces if bounces else None, bounce_address=str(entry.get("bounce_address", "")),
    )  # fmt: skip


def _one_of(value: str, known: tuple[str, ...], key: str) -> None:
    if value not in known:
        raise SettingsError(
            f"shop.toml [mail] {key} = '{value}' is not known.", fix=f"Use one of: {', '.join(known)}."
        )


def _port(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= 65_535:
        raise SettingsError(
            f"shop.toml [mail] port = {value!r} is no port.", fix="Write e.g. 587; 0 takes the usual one."
        )
    return value


def _secret(folder: Path, reference: str, what: str) -> str:
    """Return what `env:NAME` or `file:PATH` points to; a secret itself never stands in shop.toml."""
    kind, _, target = reference.partition(":")
    if kind == "env" and os.environ.get(target):  # noqa: TID251
        return os.environ[target]  # noqa: TID251
    if kind == "file" and (folder / target).is_file():
        return (folder / target).read_text(encoding="utf-8").strip()
    raise SettingsError(
        f"shop.toml: {what} cannot be found.",
        why="It must be env:NAME of a set variable or file:PATH of a file beside shop.toml.",
        fix="Secrets never stand in shop.toml itself.",
    )
