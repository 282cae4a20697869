"""Profiles: which checks count, how much, and with which thresholds; data in TOML, one may extend another."""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from preflight.check import Check, Setting, Settings
from preflight.fixup_registry import registered_fixups
from preflight.registry import registered_checks
from preflight.report import Severity

LIBRARY = Path(__file__).parent / "profiles"
_KEYS = ("title", "extends", "off", "settings", "severity")
_MAX_ANCESTORS = 8


class ProfileError(ValueError):
    """A profile names something that does not exist; the message says what is nearest."""

    code: ClassVar[str] = "profile"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with everything it extends folded in; `off` holds groups, checks and fixups that do not run."""

    name: str
    title: str
    off: frozenset[str]
    settings: Mapping[str, Settings]
    severities: Mapping[str, Severity]
    sha256: str

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
    off: set[str] = set()
    settings: dict[str, dict[str, Setting]] = {}
    severities: dict[str, Severity] = {}
    for layer in reversed(layers):
        off |= {_known(entry, _switchable(), "off") for entry in layer.get("off", ())}
        for check, values in layer.get("settings", {}).items():
            settings.setdefault(check, {}).update(_settings(check, values))
        severities |= {
            _known(key, _weighable(), "severity"): _severity(w)
            for key, w in layer.get("severity", {}).items()
        }
    plain = json.dumps([sorted(off), settings, severities], sort_keys=True)
    digest = hashlib.sha256(plain.encode()).hexdigest()
    return Profile(
        path.stem, str(layers[0].get("title", path.stem)), frozenset(off), settings, severities, digest
    )


def _layers(path: Path) -> list[dict[str, Any]]:
    """Read a profile's file and those it extends, nearest first."""
    layers: list[dict[str, Any]] = []
    following: Path | None = path
    while following is not None:
        if len(layers) == _MAX_ANCESTORS:
            raise ProfileError(f"{path.name}: extends itself, or more than {_MAX_ANCESTORS} others")
        layer = _read(following)
        layers.append(layer)
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
