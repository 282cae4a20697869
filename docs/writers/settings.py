"""Every key of shop.toml and every variable of the environment, with default and meaning."""

import tempfile
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from gateway.domain.people import SCOPES, Role
from gateway.domain.print_conditions import CONDITIONS
from gateway.settings import _KEYS, SHOP_FILE, VARIABLES, Settings, load_settings
from writers import Page
from writers._markdown import code, page, table, toml

_EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "shop" / SHOP_FILE
_MEANINGS = {
    "shop.name": ("shop_name", "The name people see."),
    "shop.locale": ("locale", "The language of the texts people see."),
    "shop.units": ("units", "The unit of lengths people see."),
    "shop.number_prefix": ("number_prefix", "What order numbers begin with; empty takes the year."),
    "shop.timezone": ("", "The zone in which people see times, like `Europe/Berlin`. Default: `UTC`."),
    "shop.logo": (
        "",
        "A picture beside `shop.toml` (SVG, PNG, JPEG, WebP, at most 64 kB), shown on each page.",
    ),
    "shop.accent": ("", "The shop's colour, like `#0a5a9c`; one too pale to be read is refused."),
    "shop.phone": ("", "Whom customers call; shown where they may need it."),
    "shop.email": ("", "Where customers write to; shown where they may need it."),
    "data.dir": ("data_dir", "Database, files and tickets; one gateway at a time."),
    "database.url": (
        "database_url",
        "Empty: SQLite in the data directory. Else `postgresql://USER@HOST/NAME`.",
    ),
    "database.password": ("", "PostgreSQL's password: `env:NAME` or `file:PATH`, never the secret itself."),
    "blobs.url": ("", "Empty: files lie in the data directory. Else `s3://BUCKET/PREFIX`."),
    "blobs.endpoint": ("", "Address of an S3 service that is not Amazon's."),
    "blobs.region": ("", "The bucket's region. Default: `us-east-1`."),
    "blobs.access_key": ("", "`env:NAME` or `file:PATH`; without it the machine's own role is used."),
    "blobs.secret_key": ("", "`env:NAME` or `file:PATH`, never the secret itself."),
    "blobs.cache_mb": ("", "So much of the bucket is kept at hand on this machine. Default: 4096."),
    "web.listen": ("", "`HOST:PORT`; port 0 takes a free one. Default: `127.0.0.1:8600`."),
    "web.base_url": ("base_url", "The address that customers reach the gateway at, where it is another one."),
    "web.max_file_mb": ("", "A larger upload is refused. Default: 4096."),
    "forms.folders": ("form_folders", "Folders of the shop's own order forms, besides the library's."),
    "preflight.profile": ("profile", "A built-in profile's name, or a file ending in `.toml`."),
    "preflight.foreign_reports": (
        "foreign_reports",
        "How much attached reports of other programs count: `tell` (not at all), `warn` at most, or `count` like ours.",
    ),
    "malware.clamd": (
        "",
        "Where clamd listens: `unix:/PATH` or `tcp:HOST:PORT`. Default: empty, and files are not scanned.",
    ),
    "malware.timeout_s": ("", "A file that is not scanned by then is held. Default: 120."),
    "malware.most_mb": (
        "",
        "A larger file is held, not scanned; as clamd has it in its limits. Default: 100.",
    ),
    "jdf.xsd": ("xsd", "Folder of the official schemas, if you have them; tickets are checked without, too."),
    "mail.transport": (
        "mail.transport",
        "`none`, `maildir` (files in a folder, to look at) or `smtp`.",
    ),
    "mail.from": (
        "mail.sender",
        "Who mails come from: `My shop <orders@example.com>`. Must be given for `smtp`.",
    ),
    "mail.dir": ("mail.dir", "Folder of the maildir."),
    "mail.host": ("", "The mail server; must be given for `smtp`."),
    "mail.port": ("", "0 takes 587 for `starttls`, 465 for `tls`, 25 for `none`. Default: 0."),
    "mail.security": (
        "mail.security",
        "`starttls`, `tls` or `none`; certificates are checked, and no password goes over an open line.",
    ),
    "mail.user": ("", "Empty: no signing in."),
    "mail.password": ("", "`env:NAME` or `file:PATH`, never the password itself; must be given with `user`."),
    "mail.bounces": ("", "A maildir into which your mail server puts returned mails; they become Cases."),
    "mail.bounce_address": (
        "",
        "Where mails return to, if the server takes additions: each then has its own `name+id@domain`.",
    ),
    "stock.id": ("", "The code by which forms order this paper; must be given."),
    "stock.condition": ("", f"How it is printed, one of {', '.join(map(code, CONDITIONS))}."),
    "stock.title": ("", "What people see as the reason of a limit. Default: the condition's."),
    "stock.max_tac": (
        "",
        "The most ink it takes, in percent. Default: the condition's; without one it must be given.",
    ),
    "stock.min_ppi": (
        "",
        "The least pixels an inch of pictures on it. Default: the condition's, else the profile's.",
    ),
    "person.id": ("", "The person's id in this shop; must be given."),
    "person.name": ("", "Must be given."),
    "person.email": ("", "Where mail goes."),
    "person.company": ("", "A customer sees the orders of the own company."),
    "person.role": ("", f"One of {', '.join(code(role) for role in Role)}; must be given."),
    "person.token": ("", "`env:NAME` or `file:PATH`, never the secret itself; must be given."),
}
_TESTS = (
    ("GATEWAY_CORPORA", "Where the tests find the corpora; without it `corpora/`."),
    ("GATEWAY_REQUIRE_CORPORA", "`1`: tests fail where the corpora are missing, instead of being skipped."),
    ("GATEWAY_STORM_ORDERS", "How many orders the storm test places."),
    ("GATEWAY_SWEEP_EVERY", "The crash sweep tries every n-th point: 3 on SQLite, 8 elsewhere, if not set."),
    (
        "GATEWAY_SWEEP_FROM",
        "The first of them, counted from 0; chosen anew for each run and printed, if not set.",
    ),
    ("GATEWAY_LARGE_FILE_MB", "How large the file is that goes through S3. Default: 1024."),
    ("GATEWAY_CRASH_TRACE, GATEWAY_CRASH_AT", "Crash tests only: write the crash points passed; end at one."),
)


def pages() -> Iterator[Page]:
    """Yield the one page of settings."""
    yield (
        "settings.md",
        page(
            "Settings",
            "A command-line argument wins over the environment, that over secret files, those over `shop.toml`. "
            "Relative paths count from `shop.toml`. An unknown key refuses the start and names the nearest known one.",
            "## Keys of shop.toml",
            table(("key", "default", "meaning"), _rows()),
            "## `[[device]]`",
            '`id`, `kind` and `profile` (default `"generic-1.5"`); the other keys belong to the kind: '
            "see the pages in `devices/`.",
            "## `[[route]]`",
            "The first route whose conditions all hold decides. `device` (must be given), `reason`, and the conditions "
            "`form`, `product`, `quantity`, `company`: each a value, or a list of which one must fit.",
            "## Roles and what their tokens may do",
            table(
                ("role", "scopes"),
                [(code(role), ", ".join(sorted(map(code, SCOPES[role])))) for role in Role],
            ),
            "## Environment",
            table(
                ("variable", "stands for"),
                [(code(name), code(".".join(key))) for name, key in VARIABLES.items()],
            ),
            "For tests alone:",
            table(("variable", "meaning"), [(code(name), meaning) for name, meaning in _TESTS]),
            "## A whole shop.toml",
            f"What `jdf-gateway init` writes:\n\n```toml\n{_EXAMPLE.read_text(encoding='utf-8').strip()}\n```",
        ),
    )


def _rows() -> Iterator[tuple[str, str, str]]:
    """Yield a row for each key the program knows; one without a meaning stops the build."""
    known = {f"{section}.{key}" for section, keys in _KEYS.items() for key in keys}
    if known != _MEANINGS.keys():
        raise SystemExit(
            f"docs/writers/settings.py must tell exactly the keys {sorted(known ^ _MEANINGS.keys())}"
        )
    defaults = _defaults()
    for key, (attribute, meaning) in _MEANINGS.items():
        section, name = key.split(".")
        where = f"[[{section}]] {name}" if section in ("person", "stock") else f"[{section}] {name}"
        yield code(where), _default(defaults, attribute), meaning


def _defaults() -> Settings:
    """Return what an empty shop.toml stands for."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / SHOP_FILE).touch()
        return load_settings(Path(folder))


def _default(defaults: Settings, attribute: str) -> str:
    """Write a default; paths count from the folder of shop.toml."""
    value = attrgetter(attribute)(defaults) if attribute else ""
    if isinstance(value, Path):
        value = value.relative_to(defaults.folder)
    if attribute == "database_url" or value == "":
        return ""
    return toml(value)
