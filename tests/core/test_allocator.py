"""Large blocks are given back when they are freed, whatever was freed before, and threads share two heaps."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import ctypes, sys
from playground.allocator import give_back

c = ctypes.CDLL(None)
c.malloc.restype, c.malloc.argtypes, c.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]

class Info(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]

c.mallinfo2.restype = Info
if "give back" in sys.argv:
    give_back()
before = c.mallinfo2().hblks
c.free(c.malloc(8 << 20))
kept = c.malloc(8 << 20)
print(c.mallinfo2().hblks - before)
"""

THREADS = """
import ctypes, sys, threading
from playground.allocator import give_back

c = ctypes.CDLL(None)
c.malloc.restype, c.fopen.restype = ctypes.c_void_p, ctypes.c_void_p
if "give back" in sys.argv:
    give_back()
all_there = threading.Barrier(3)

def allocate():
    all_there.wait()  # a thread that ends leaves its heap to the next
    c.malloc(50_000)
    all_there.wait()

threads = [threading.Thread(target=allocate) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
out = ctypes.c_void_p(c.fopen(b"/dev/stdout", b"w"))
c.malloc_info(0, out)
c.fclose(out)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator")
def test_a_large_block_is_a_mapping_of_its_own_after_another_was_freed() -> None:
    mappings = []
    for arguments in ([], ["give back"]):
        done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=False)
        if "mallinfo2" in done.stderr:
            pytest.skip("this C library does not tell")
        mappings.append(int(done.stdout))
    assert mappings == [0, 1]  # without, and with


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator")
def test_threads_share_two_heaps() -> None:
    heaps = []
    for arguments in ([], ["give back"]):
        done = subprocess.run([sys.executable, "-c", THREADS, *arguments], capture_output=True, text=True, check=False)
        if "malloc_info" in done.stderr:
            pytest.skip("this C library does not tell")
        heaps.append(done.stdout.count("<heap "))
    assert heaps[0] > 2  # without
    assert heaps[1] == 2
