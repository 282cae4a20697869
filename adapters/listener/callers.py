"""Who may come in: a device is known by a path that nobody can guess, and by the networks it may come from."""

import ipaddress
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.errors import ConfigError
from adapters.jmf.doors import secret_of

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Caller:
    """A device that may come in: its spool, and where it may come from."""

    id: str
    spool: Path
    networks: tuple[Network, ...] = ()

    def may_come_from(self, host: str) -> bool:
        """Tell whether the device may come from this address; without networks, from wherever it knows its path."""
        if not self.networks:
            return True
        try:
            came = ipaddress.ip_address(host)
        except ValueError:
            return False
        mapped = came.ipv4_mapped if isinstance(came, ipaddress.IPv6Address) else None
        return any((mapped or came) in network for network in self.networks)


def networks_of(device_id: str, written: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks as the settings have them.

    Raises:
        ConfigError: one of them is none.
    """
    try:
        return tuple(ipaddress.ip_network(each) for each in written)
    except ValueError as problem:
        raise ConfigError(
            f"device {device_id}: networks: {problem}", fix="write networks = ['192.168.7.0/24']"
        ) from problem


def caller_by_secret(callers: Sequence[Caller], secret: str, host: str) -> Caller | None:
    """Return whose path this is, if it may come from there; all are compared, so that time tells nothing."""
    found = None
    for caller in callers:
        own = secret_of(caller.spool)
        if own and secrets.compare_digest(own.encode(), secret.encode()):
            found = caller
    return found if found is not None and found.may_come_from(host) else None
