"""The imports of the process from which all processes of a pool are forked.

It ignores Ctrl-C, which is for the grader; it ends when the grader ends. It has to stay
single-threaded to be forked, so numpy's library must not start threads.
"""

import gc
import os
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
gc.disable()  # a fifth of the time of these imports would be spent on looking for garbage

from gradlings.checks import collect, in_sandbox  # noqa: E402, F401
from gradlings.sandbox import compiler  # noqa: E402

compiler.postpone()
gc.freeze()  # what is shared with the forked processes stays shared
gc.enable()
