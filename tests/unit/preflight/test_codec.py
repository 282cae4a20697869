"""Values are read by several threads, also when each is the first."""

import subprocess
import sys

RACE = """
import contextlib, sys, threading
from preflight.codec import CodecError, decode, load
from preflight.facts import Facts
sys.setswitchinterval(1e-6)
together = threading.Barrier(8)
def read():
    together.wait()
    with contextlib.suppress(CodecError):
        decode(Facts, {})
    with contextlib.suppress(CodecError):
        load(Facts, b'{"schema": "x"}', "x")
threads = [threading.Thread(target=read) for _ in range(8)]
for each in threads:
    each.start()
for each in threads:
    each.join()
"""


def test_threads_that_read_a_class_for_the_first_time_together_do_not_end_the_program() -> None:
    ended = subprocess.run([sys.executable, "-c", RACE], check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
