"""A program's beginning after which this kernel answers as one does that has neither Landlock nor seccomp.

A filter of its own refuses the calls that would set them up; so the refusal is the kernel's, not ours.
"""

WITHOUT_LAYERS = """
import ctypes, struct, sys
from pathlib import Path
from preflight.sandbox.seccomp import machine
from preflight.sandbox.syscalls import NUMBERS

op = lambda code, value, met=0, unmet=0: struct.pack("=HBBI", code, met, unmet, value)
filtered = (
    op(0x20, 0) + op(0x15, 444, 0, 1) + op(0x06, 0x50000 | 38)
    + op(0x15, NUMBERS[machine()]["prctl"], 0, 3) + op(0x20, 16) + op(0x15, 22, 0, 1) + op(0x06, 0x50000 | 22)
    + op(0x06, 0x7FFF0000)
)

class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))

libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, ctypes.byref(Program(len(filtered) // 8, filtered)), 0, 0) == 0
"""
