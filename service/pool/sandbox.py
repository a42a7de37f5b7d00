"""What a query process may not do, whatever its query makes the engine attempt: the second wall behind the parser.

    die_with(parent)       the kernel ends this process when its parent ends
    confine(files=False)   no network, no other programs, no files (True: files may be read), no core dumps

The filter is the kernel's (seccomp, through libseccomp); it is set once and cannot be taken off. A refused call gives
the engine an error (EPERM), not the process an end. Where the system has no seccomp, `confine` says so and the first
wall, the refusal of SERVICE in the parsed query, stands alone.
"""

from __future__ import annotations

import ctypes
import errno
import importlib
import os
import resource
import signal
import sys

_SET_PDEATHSIG = 1
_SET_NAME = 15
_NETWORK = "socket socketpair connect bind listen accept accept4 setsockopt shutdown"
_PROGRAMS = """
    execve execveat fork vfork kill pidfd_open pidfd_send_signal ptrace process_vm_readv process_vm_writev kcmp
"""
_KERNEL = """
    io_uring_setup io_uring_enter io_uring_register bpf perf_event_open userfaultfd keyctl add_key request_key
    unshare setns mount umount2 pivot_root chroot fsopen fsmount move_mount open_tree init_module finit_module
    delete_module kexec_load reboot swapon swapoff name_to_handle_at open_by_handle_at memfd_secret seccomp prctl
    setuid setgid setresuid setresgid sethostname setdomainname syslog acct quotactl
"""
_WRITING = """
    creat truncate ftruncate fallocate rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat
    mkdir mkdirat rmdir mknod mknodat chmod fchmod fchmodat chown fchown lchown fchownat utime utimes utimensat
    futimesat setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
"""
_OPENING = "open openat openat2 getdents getdents64 chdir fchdir"


def die_with(parent: int) -> None:
    """Let the kernel kill this process when the one with the id `parent` (its parent) ends; Linux alone does."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)


def name(text: str) -> None:
    """Give this process the name that `ps` and `top` show, at most 15 characters; Linux alone does."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_SET_NAME, text.encode(), 0, 0, 0)


def available() -> str:
    """Why there can be no filter here; "" where there can."""
    if not sys.platform.startswith("linux"):
        return f"seccomp is of Linux, this is {sys.platform}"
    try:
        importlib.import_module("pyseccomp")  # it looks for the library of the system
    except (ImportError, RuntimeError, OSError, AttributeError) as error:
        return f"libseccomp cannot be used: {error}"
    return ""


def confine(*, files: bool = False) -> str:
    """Set the filter on this process; gives why it could not be set, "" where it was.

    `files` lets files be opened for reading: a graph on disk needs it.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    missing = available()
    if missing:
        return missing
    import pyseccomp

    refused = f"{_NETWORK} {_PROGRAMS} {_KERNEL} {_WRITING} {'' if files else _OPENING}".split()
    try:
        rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
        for call in refused:
            _refuse(rules, call)
        # a new thread is allowed, a new process is not; clone3 hides its flags, so the C library is sent back to clone
        _refuse(rules, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
        _refuse(rules, "clone3", error=errno.ENOSYS)
        if files:
            for call, place in (("open", 1), ("openat", 2)):
                for flag in (os.O_WRONLY, os.O_RDWR, os.O_CREAT):
                    _refuse(rules, call, pyseccomp.Arg(place, pyseccomp.MASKED_EQ, flag, flag))
            _refuse(rules, "openat2", error=errno.ENOSYS)
        rules.load()
    except OSError as error:
        return f"the kernel refuses the filter: {error.strerror or error}"
    return ""


_CLONE_THREAD = 0x00010000


def _refuse(rules: object, call: str, *arguments: object, error: int = errno.EPERM) -> None:
    """Let a system call fail; one that this kind of processor does not have needs no rule."""
    import pyseccomp

    try:
        rules.add_rule(pyseccomp.ERRNO(error), call, *arguments)  # type: ignore[attr-defined]
    except (OSError, ValueError):
        if call in {"socket", "connect", "execve", "openat"}:
            raise
