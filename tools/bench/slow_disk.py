"""A modelled slow disk: a small library, compiled when needed, that makes each flush of a file take 5 ms longer."""

import shutil
import subprocess
from pathlib import Path

FLUSH_MS = 5
_SOURCE = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static void wait_for_the_disk(void) { struct timespec t = {0, %d * 1000000L}; nanosleep(&t, 0); }
int fsync(int file) { wait_for_the_disk(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file); }
int fdatasync(int file) { wait_for_the_disk(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file); }
"""


def preloaded(folder: Path) -> str:
    """The library for LD_PRELOAD; empty where there is no C compiler or it will not work."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return ""
    source, library = folder / "slow_disk.c", folder / "slow_disk.so"
    source.write_text(_SOURCE % FLUSH_MS, encoding="ascii")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
    made = subprocess.run(command, capture_output=True, check=False)
    return str(library) if made.returncode == 0 else ""
