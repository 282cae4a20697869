"""What one make of device really takes and gives, as data: one TOML file a make, with its sources."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from adapters.base import Capability
from adapters.config import from_table
from adapters.errors import ConfigError
from adapters.limits import Limits
from adapters.lint import TOPICS
from jdf import LEAVE_OUT_TOPICS


@dataclass(frozen=True, slots=True)
class Profile:
    """A make of device: how its tickets are written, named and understood when they come back.

    `dialect` names the writer's dialect, `shape` the kind of node, `url_style` how files are named in the
    ticket, `naming` the ticket's file name, `badge` how far the delivery is proven at best. `return_means`
    says what a ticket in the output folder proves: "produced", or only "accepted" (some front ends return
    at once). `leave_out` names topics the device has no use for (colours, comment, stitching), `sheet_mm` the
    sheet it is always fed with, if it is one. `ignores` and `refuses` are topics of `adapters.lint`, beside the
    numbers there. `tested` names the machine and version it was tried on; most were read of and never tried.
    `sources` says where each fact was found.
    """

    id: str
    title: str
    dialect: str
    shape: str
    url_style: str
    naming: str = "{job_id}.jdf"
    badge: str = "assured"
    return_means: str = "produced"
    max_ticket_bytes: int = 20_000_000
    ticket_suffixes: tuple[str, ...] = (".jdf",)
    leave_out: tuple[str, ...] = ()
    sheet_mm: tuple[float, ...] = ()
    log_suffixes: tuple[str, ...] = (".txt", ".log")
    ignores: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    most_files: int = 0
    longest_name: int = 0
    largest_ticket_bytes: int = 0
    tested: str = ""
    sources: tuple[str, ...] = ()

    @property
    def limits(self) -> Limits:
        """What this make does not take."""
        return Limits(
            self.ignores, self.refuses, self.most_files, self.longest_name, self.largest_ticket_bytes
        )

    def capability(self, *, proven: bool, stages: bool = True, withdraw: bool = True) -> Capability:
        """Tell what a device of this make can do over its channel; assured only where both are.

        `proven` says whether the channel can prove that a ticket arrives once; deadlines are the device's to add.
        """
        assured = proven and self.badge == "assured"
        return Capability(
            stages=stages,
            withdraw=withdraw,
            assured=assured,
            badge="assured" if assured else "best effort",
            dialect=self.dialect,
            leave_out=self.leave_out,
            sheet_mm=self.sheet_mm,
            limits=self.limits,
        )

    @property
    def standing(self) -> str:
        """How far this profile is to be trusted, in words."""
        return f"tested on {self.tested}" if self.tested else "documented, not tested on a machine"


RETURN_MEANINGS = ("produced", "accepted")


def profile_ids() -> tuple[str, ...]:
    """Return the ids of the profiles that come with the program."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_profile(profile_id: str, folders: Sequence[Path] = ()) -> Profile:
    """Return a profile by id; a shop's own folders come before those of the program.

    Raises:
        ConfigError: there is no such profile, or its file cannot be used.
    """
    own = [folder / f"{profile_id}.toml" for folder in folders]
    text = next((path.read_text("utf-8") for path in own if path.is_file()), None)
    if text is None and profile_id in profile_ids():
        text = resources.files(__name__).joinpath(f"{profile_id}.toml").read_text("utf-8")
    if text is None:
        raise ConfigError(
            f"there is no device profile {profile_id!r}",
            why=f"known are {', '.join(profile_ids())}",
            fix="correct the name, or put the profile's file into the shop's folder of profiles",
        )
    return _parse(profile_id, text)


def _parse(profile_id: str, text: str) -> Profile:
    where = f"device profile {profile_id}"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{where}: {problem}", fix="correct the file") from problem
    profile = from_table(Profile, {"id": profile_id, **table}, where=where)
    _refuse_unknown_words(profile, where)
    return profile


def _refuse_unknown_words(profile: Profile, where: str) -> None:
    """Refuse words of closed lists that are not on them."""
    topics = LEAVE_OUT_TOPICS.get(profile.shape, ())
    wrong = [
        (name, value, known)
        for name, values, known in (
            ("return_means", (profile.return_means,), RETURN_MEANINGS),
            ("leave_out", profile.leave_out, topics),
            ("ignores", profile.ignores, tuple(TOPICS)),
            ("refuses", profile.refuses, tuple(TOPICS)),
        )
        for value in values
        if value not in known
    ]
    for name, value, known in wrong:
        raise ConfigError(
            f"{where}: {name} is {value!r}",
            why=f"known are {', '.join(known) or 'none'}",
            fix="correct the value",
        )
    if len(profile.sheet_mm) not in (0, 2):
        raise ConfigError(
            f"{where}: sheet_mm is {list(profile.sheet_mm)}",
            why="expected width and height",
            fix="write sheet_mm = [320, 450], or leave it away",
        )
