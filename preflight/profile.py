"""Profiles: which checks count, how much, and with which thresholds; data in TOML, one may extend another."""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from preflight.check import Check, Setting, Settings
from preflight.fixup_registry import registered_fixups
from preflight.locks import Lock, weakened
from preflight.registry import registered_checks
from preflight.report import Severity

LIBRARY = Path(__file__).parent / "profiles"
_KEYS = ("title", "extends", "off", "settings", "severity", "locked")
_LOCKED = "locked"
_MAX_ANCESTORS = 8


class ProfileError(ValueError):
    """A profile names something that does not exist; the message says what is nearest."""

    code: ClassVar[str] = "profile"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with everything it extends folded in.

    `off` holds groups, checks and fixups that do not run; `locks` what no profile that extends it and no order weakens.
    """

    name: str
    title: str
    off: frozenset[str]
    settings: Mapping[str, Settings]
    severities: Mapping[str, Severity]
    sha256: str
    locks: tuple[Lock, ...] = ()

    def runs(self, check: Check) -> bool:
        """Say whether a check is active: every registered one is, unless it or its group is off."""
        return check.id not in self.off and check.group not in self.off

    def settings_for(self, check: Check) -> Settings:
        """Return a check's own thresholds, changed by this profile."""
        return {**check.settings, **self.settings.get(check.id, {})}

    def severity_for(self, check: Check, case: str) -> Severity:
        """Weigh a case: its own entry (`trim-size.turned`), its own default, the check's entry."""
        default = check.texts[case].severity or self.severities.get(check.id, check.severity)
        return self.severities.get(f"{check.id}.{case}", default)


def load_profile(name: str | Path) -> Profile:
    """Read a profile of the library by name, or any by its path, with all it extends."""
    path = name if isinstance(name, Path) else LIBRARY / f"{name}.toml"
    layers = _layers(path)
    folded = Profile(path.stem, str(layers[0][1].get("title", path.stem)), frozenset(), {}, {}, "")
    for file, layer in reversed(layers):
        before, folded = folded, _over(folded, file, layer)
        _refuse_weakened(before, folded, file)
    said: list[object] = [sorted(folded.off), folded.settings, folded.severities]
    said += [sorted(lock.name for lock in folded.locks)] if folded.locks else []
    plain = json.dumps(said, sort_keys=True)
    return replace(folded, sha256=hashlib.sha256(plain.encode()).hexdigest())


def _over(below: Profile, file: str, layer: Mapping[str, Any]) -> Profile:
    """Lay one file over those that it extends."""
    off = below.off | {_known(entry, _switchable(), "off") for entry in layer.get("off", ())}
    settings = dict(below.settings)
    for check, values in layer.get("settings", {}).items():
        plain = {key: value for key, value in values.items() if key != _LOCKED}
        settings[check] = {**settings.get(check, {}), **_settings(check, plain)}
    severities = {
        _known(key, _weighable(), "severity"): _severity(w) for key, w in layer.get("severity", {}).items()
    }
    return replace(
        below, off=off, settings=settings, severities={**below.severities, **severities},
        locks=(*below.locks, *_locks(file, layer)),
    )  # fmt: skip


def _locks(file: str, layer: Mapping[str, Any]) -> Iterator[Lock]:
    """Yield what a file locks: in its list, or by `locked = true` among a check's settings."""
    for name in layer.get(_LOCKED, ()):
        yield Lock(_known(str(name), _weighable(), _LOCKED), file)
    for check, values in layer.get("settings", {}).items():
        if values.get(_LOCKED) is True:
            yield Lock(check, file)


def _refuse_weakened(before: Profile, after: Profile, file: str) -> None:
    checks = registered_checks().values()
    for lock in before.locks:
        for check in filter(lock.holds_for, checks):
            for how in weakened(lock, check, before, after):
                raise ProfileError(
                    f"{file}: {check.id} {how}, but {lock.file} locks {lock.name}; "
                    f"take that out of {file}, or the lock out of {lock.file}"
                )


def _layers(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Read a profile's file and those it extends, nearest first, each with its file's name."""
    layers: list[tuple[str, dict[str, Any]]] = []
    following: Path | None = path
    while following is not None:
        if len(layers) == _MAX_ANCESTORS:
            raise ProfileError(f"{path.name}: extends itself, or more than {_MAX_ANCESTORS} others")
        layer = _read(following)
        layers.append((following.name, layer))
        parent = layer.get("extends")
        following = _beside(following, str(parent)) if parent else None
    return layers


def _read(path: Path) -> dict[str, Any]:
    try:
        layer: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as cause:
        have = ", ".join(sorted(found.stem for found in LIBRARY.glob("*.toml")))
        raise ProfileError(f"there is no profile at {path}; the library has {have}") from cause
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as cause:
        raise ProfileError(f"{path} is not TOML: {cause}") from cause
    for key in layer:
        _known(key, _KEYS, path.name)
    return layer


def _beside(path: Path, parent: str) -> Path:
    own = path.parent / f"{parent}.toml"
    return own if own.exists() else LIBRARY / f"{parent}.toml"


def _settings(check_id: str, values: Mapping[str, Setting]) -> Mapping[str, Setting]:
    check = registered_checks()[_known(check_id, registered_checks(), "settings")]
    return {_known(key, check.settings, f"settings.{check_id}"): value for key, value in values.items()}


def _severity(word: object) -> Severity:
    return Severity(_known(str(word), list(Severity), "severity"))


def _switchable() -> Iterable[str]:
    checks = registered_checks()
    return {*checks, *(check.group for check in checks.values()), *registered_fixups()}


def _weighable() -> Iterable[str]:
    checks = registered_checks()
    return {*checks, *(f"{check.id}.{case}" for check in checks.values() for case in check.texts)}


def _known(name: str, names: Iterable[str], where: str) -> str:
    """Return the name if it exists, else refuse and name the nearest."""
    allowed = [str(entry) for entry in names]
    if name in allowed:
        return name
    near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.0)
    hint = f"; did you mean {near[0]}?" if near else "; nothing can be set there"
    raise ProfileError(f"{where}: there is no {name!r}{hint}")
