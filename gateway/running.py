"""Is a gateway running on this data directory, and where does it listen?"""

import fcntl
import json
from pathlib import Path

from gateway.domain.errors import GatewayUnreachableError

CLI_FILE = "cli.json"
LOCK_FILE = "gateway.lock"


def running_gateway(data_dir: Path) -> tuple[str, str]:
    """Return address and token of the gateway that runs on a data directory.

    Raises:
        GatewayUnreachableError: none has ever said that it listens.
    """
    try:
        found = json.loads((data_dir / CLI_FILE).read_text(encoding="utf-8"))
        return str(found["url"]), str(found["token"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GatewayUnreachableError(
            f"No gateway runs on {data_dir}.",
            why="This command asks the running gateway, and none has left its address there.",
            fix="Start it with: jdf-gateway serve",
        ) from error


def is_held(data_dir: Path) -> bool:
    """Say whether a running gateway holds the data directory; a lock file alone says nothing."""
    path = data_dir / LOCK_FILE
    if not path.exists():
        return False
    with path.open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
