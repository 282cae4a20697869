"""Which calls to the kernel a child may make once it has given up its rights, and what becomes of the others.

Three kinds: what reading a file needs is let through; what no reading of a file ever needs, and a takeover does, ends
the child at once; everything else, what libraries try in passing included, is refused with EPERM as if the user might
not. So a new call of a new kernel is refused until somebody has looked at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

X86_64, AARCH64 = "x86_64", "aarch64"
_MACHINES: Final = (X86_64, AARCH64)

_ALLOWED: Final = """
read 0 63; write 1 64; pread64 17 67; readv 19 65; writev 20 66; lseek 8 62; fstat 5 80; close 3 57
mmap 9 222; munmap 11 215; mprotect 10 226; mremap 25 216; madvise 28 233; brk 12 214
futex 202 98; set_robust_list 273 99; rseq 334 293; membarrier 324 283; sched_yield 24 124; sched_getaffinity 204 123
clock_gettime 228 113; clock_getres 229 114; clock_nanosleep 230 115; nanosleep 35 101; gettimeofday 96 169
getrandom 318 278; getpid 39 172; getppid 110 173; gettid 186 178; uname 63 160; sysinfo 99 179
getuid 102 174; geteuid 107 175; getgid 104 176; getegid 108 177; times 100 153; getrusage 98 165
rt_sigaction 13 134; rt_sigprocmask 14 135; rt_sigreturn 15 139; sigaltstack 131 132; restart_syscall 219 128
exit 60 93; exit_group 231 94; dup 32 23; poll 7 -; ppoll 271 73; fcntl 72 25; time 201 -
"""

_DEADLY: Final = """
execve 59 221; execveat 322 281; fork 57 -; vfork 58 -; setns 308 268; unshare 272 97
ptrace 101 117; process_vm_readv 310 270; process_vm_writev 311 271; pidfd_getfd 438 438; pidfd_send_signal 424 424
mount 165 40; umount2 166 39; pivot_root 155 41; chroot 161 51; move_mount 429 429; open_tree 428 428; fsopen 430 430
fsconfig 431 431; fsmount 432 432; mount_setattr 442 442; open_by_handle_at 304 265; mknodat 259 33
bpf 321 280; io_uring_setup 425 425; io_uring_enter 426 426; io_uring_register 427 427; userfaultfd 323 282
keyctl 250 219; add_key 248 217; request_key 249 218; perf_event_open 298 241
kexec_load 246 104; kexec_file_load 320 294; init_module 175 105; finit_module 313 273; delete_module 176 106
reboot 169 142; swapon 167 224; swapoff 168 225; acct 163 89; quotactl 179 60; iopl 172 -; ioperm 173 -
setuid 105 146; setgid 106 144; setreuid 113 145; setregid 114 143; setresuid 117 147; setresgid 119 149
setgroups 116 159; capset 126 91; settimeofday 164 170; clock_settime 227 112; personality 135 92
"""

_LOOKED_INTO: Final = """
clone 56 220; clone3 435 435; openat 257 56; newfstatat 262 79; statx 332 291; ioctl 16 29; tgkill 234 131
prlimit64 302 261; prctl 157 167
"""
"""Calls whose arguments decide what becomes of them."""


def _numbers(*tables: str) -> Mapping[str, Mapping[str, int]]:
    """Read tables of a name, its number on x86_64, and its number on aarch64, or a dash where there is none."""
    rows = [row.split() for table in tables for row in table.replace("\n", ";").split(";") if row.strip()]
    return MappingProxyType(
        {
            machine: MappingProxyType({row[0]: int(row[column]) for row in rows if row[column] != "-"})
            for column, machine in enumerate(_MACHINES, start=1)
        }
    )


NUMBERS: Final = _numbers(_ALLOWED, _DEADLY, _LOOKED_INTO)
ALLOWED: Final = _numbers(_ALLOWED)
DEADLY: Final = _numbers(_DEADLY)


@dataclass(frozen=True, slots=True)
class Asked:
    """What half of an argument must be like: the bits of the mask as `wanted`."""

    argument: int
    mask: int
    wanted: int
    upper: bool = False


_ALL = 0xFFFFFFFF
_WRITING = 0o3 | 0o100 | 0o1000 | 0o2000
"""O_ACCMODE, O_CREAT, O_TRUNC, O_APPEND: with none of these bits a file is opened for reading and nothing else."""

_EMPTY_PATH = 0x1000
_CLONE_THREAD = 0x10000
_TCGETS = 0x5401
_GET_NO_NEW_PRIVS = 39

ONLY_READING: Final = (Asked(2, _WRITING, 0),)
A_THREAD: Final = (Asked(0, _CLONE_THREAD, _CLONE_THREAD),)

ALLOWED_IF: Final[Mapping[str, tuple[Asked, ...]]] = MappingProxyType(
    {
        "newfstatat": (Asked(3, _EMPTY_PATH, _EMPTY_PATH),),
        "statx": (Asked(2, _EMPTY_PATH, _EMPTY_PATH),),
        "ioctl": (Asked(1, _ALL, _TCGETS),),
        "prlimit64": (Asked(2, _ALL, 0), Asked(2, _ALL, 0, upper=True)),
        "prctl": (Asked(0, _ALL, _GET_NO_NEW_PRIVS),),
    }
)
"""Of an open file one may ask what it is, but not of a path; whether it is a terminal; limits may be read, not set."""
