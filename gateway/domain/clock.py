"""Time and ids as ports: handed in, so that a test can decide both."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
NewId = Callable[[], str]
