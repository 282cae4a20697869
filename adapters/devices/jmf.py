"""A device that speaks JMF over HTTP: tickets are submitted to its queue, and its queue says what became of them.

The order of steps is that of every queue (`adapters/jmf/queue_device.py`): what is sent is written down before and
after, and an answer that was lost is settled by asking the device's queue for our JobID. A ticket travels as one
package with its files (`mime`), in a package whose files are fetched (`mime-ticket`), by an address (`url`), or bare
(`jdf`).
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from adapters.errors import ConfigError
from adapters.jmf.conversation import Conversation, Speaker
from adapters.jmf.doors import Doors
from adapters.jmf.packing import FETCHED, Way
from adapters.jmf.queue_device import Means, Patience, QueueDevice
from adapters.jmf.spool import Spool
from adapters.profiles import load_profile
from adapters.registry import device


@dataclass(frozen=True, slots=True)
class JmfConfig:
    """Where the device listens, who we are there, and how a ticket travels.

    url: the device's JMF address, such as `http://press:8010/jmf`.
    spool: a folder of its own on a local disk, where deliveries are written down; never on a share.
    device_id: the DeviceID the device goes by, where several live behind one address.
    sender_id: how we are called in messages.
    version: the version of JMF that we speak.
    submit: how a ticket travels: `mime`, `mime-ticket`, `url` or `jdf`.
    listener: the address of our listener (`jdf-gateway listen`) as the device reaches it; without it the device can
        fetch nothing, and its queue is only polled.
    ca_file: the authority that signed the device's certificate, where the system does not know it.
    profile: what this make of device takes.
    timeout_s: how long a whole exchange may take.
    networks: from which networks the device may come to our listener; empty: from wherever it knows the secret path.
    poll_s: how often the queue is asked.
    subscribe_s: how often the device is asked anew to tell its queue by itself, where it can reach our listener.
    absent_s: how long after a first look a second one proves that a job is not in the queue.
    lost_s: how long a job may be missing from the queue before somebody should look.
    pickup_deadline_s, return_deadline_s: after how much silence somebody should look.
    """

    url: str
    spool: Path
    device_id: str = ""
    sender_id: str = "jdf-gateway"
    version: str = "1.3"
    submit: str = "mime"
    listener: str = ""
    networks: tuple[str, ...] = ()
    ca_file: Path | None = None
    profile: str = "generic-1.5"
    timeout_s: float = 20.0
    poll_s: float = 15.0
    subscribe_s: float = 900.0
    absent_s: float = 3.0
    lost_s: float = 300.0
    pickup_deadline_s: float = 3_600.0
    return_deadline_s: float = 86_400.0


@device("jmf", config=JmfConfig)
class JmfDevice(QueueDevice):
    """JMF over HTTP: tickets are submitted to the device's queue, which tells what became of them."""

    kind: ClassVar[str]

    def __init__(
        self, device_id: str, config: JmfConfig, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.config = config
        super().__init__(
            device_id,
            Means(
                conversation_of(config),
                Spool(config.spool),
                Doors(device_id, config.spool, config.listener),
                _way(device_id, config),
            ),
            load_profile(config.profile),
            Patience(
                config.poll_s,
                config.subscribe_s,
                config.absent_s,
                config.lost_s,
                config.pickup_deadline_s,
                config.return_deadline_s,
            ),
            clock,
        )


def conversation_of(config: JmfConfig) -> Conversation:
    """Return the conversation with the device of a config; nothing is connected yet."""
    from adapters.transports.http import HttpLimits, HttpLink  # noqa: PLC0415 (httpx loads slowly)

    link = HttpLink(config.url, HttpLimits(config.timeout_s), config.ca_file)
    return Conversation(link, Speaker(config.sender_id, config.device_id, config.version))


def _way(device_id: str, config: JmfConfig) -> Way:
    """Return the way a ticket travels.

    Raises:
        ConfigError: there is no such way, or what it needs was not given.
    """
    known = [way.value for way in Way]
    if config.submit not in known:
        raise ConfigError(
            f"device {device_id}: submit is {config.submit!r}",
            why=f"known are {', '.join(known)}",
            fix="correct the value",
        )
    if Way(config.submit) in FETCHED and not config.listener:
        raise ConfigError(
            f"device {device_id}: with submit = {config.submit!r} the device fetches from us",
            why="no address was given at which",
            fix="write listener = 'http://this-host:8020'",
        )
    return Way(config.submit)
