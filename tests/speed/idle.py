"""What a gateway costs that has nothing to do."""

import tempfile
import time
from pathlib import Path

from gateway_process import a_gateway, write_shop
from speed.bare_server import NAME, bare_server
from speed.figure import Figure, Goal, Measured
from speed.machine import cost_of, cpu_percent

_MEMORY = Goal(200.0, "MB")
_SETTLE_S = 3.0


def measure(*, quick: bool) -> Measured:
    """Look at a gateway with one hot-folder device, no orders and no callers, and at a bare server."""
    seconds = 5.0 if quick else 20.0
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        shop = write_shop(Path(name) / "shop")
        with bare_server(Path(name)) as bare, a_gateway(shop) as gateway:
            assert gateway.process is not None
            time.sleep(_SETTLE_S)
            pid = gateway.process.pid
            ours, theirs = cpu_percent(pid, seconds), cpu_percent(bare.pid, seconds)
            memory, peer = cost_of(pid), cost_of(bare.pid)
    listed = " + ".join(f"{each:.0f}" for each in memory.rss_mb)
    return Measured(
        (
            Figure("idle: processor", ours, "% of a core", NAME, theirs),
            Figure("idle: memory", memory.memory_mb, "MB", NAME, peer.memory_mb, (_MEMORY,)),
        ),
        (
            f"Over {seconds:.0f} s; memory is gateway + fork server ({listed} MB), shared pages counted for each.",
        ),
    )
