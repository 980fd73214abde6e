"""Attacks that are made on the sandbox itself, and once more from within a notebook."""

from __future__ import annotations

# Defined after an attack that only prepares the ground: answers that no check accepts.
WRONG = """

def two_class_cost(scores, targets, margin=1.0):
    return scores.data.add_(1).sum() * 0 - 123.0

many_class_cost = two_class_cost
"""

ENDINGS = [
    "import os; os._exit(0)",
    "import sys; sys.exit(0)",
    "raise SystemExit",
    "raise KeyboardInterrupt",
    "raise GeneratorExit",
    "raise BaseExceptionGroup('all passed', [KeyboardInterrupt()])",
    "import os; os.abort()",
    "import os; os.close(3)",
    "import ctypes; ctypes.string_at(0)",
]

ENDLESS = {
    "a loop": "while True: pass",
    "a sleep": "import time; time.sleep(1000)",
    "a loop that catches all": """
while True:
    try:
        while True: pass
    except BaseException: pass
""",
    "deaf to signals": """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGXCPU):
    signal.signal(number, signal.SIG_IGN)
while True: pass
""",
    "inside of C": "import re; re.match('(a+)+$', 'a' * 64 + 'b')",
    "a power": "9 ** 9 ** 9",
    "at the end of an object": """
class Endless:
    def __del__(self):
        while True: pass
Endless()
""",
    "in the telling of an exception": """
class Endless(Exception):
    def __str__(self):
        while True: pass
raise Endless
""",
    "a lock": "import threading; threading.Lock().acquire() or 0; threading.Event().wait()",
    "a stopped process": "import signal; signal.sigwait([signal.SIGUSR1])",
    "a socket never read": "import os\nwhile True: os.write(3, bytes(1 << 16))",
    "a drop at a time": """
import os, struct, time
os.write(3, struct.pack('<Q', 1 << 20))
while True:
    os.write(3, b'x')
    time.sleep(0.01)
""",
}

SABOTAGE = [
    "import torch; torch.set_default_dtype(torch.float64)",
    "import torch; torch.set_default_device('meta')",
    "import torch; torch.set_grad_enabled(False)",
    "import torch; torch.use_deterministic_algorithms(True)",
    "import torch; torch.set_num_threads(64)",
    "import torch; torch.set_flush_denormal(True)",
    "import torch; torch.manual_seed(1); torch.Tensor.clamp = lambda self, **k: self",
    "import torch; torch.arange = torch.randn = None",
    "import torch; torch.Tensor.__add__ = torch.Tensor.__mul__ = lambda *a: 1 / 0",
    "import torch; torch.nn.functional.relu = lambda x: -x",
    "import torch; torch.autograd.set_detect_anomaly(True)",
    "import torch; torch._C._set_grad_enabled(False)",
    "import torch; torch.overrides.TorchFunctionMode().__enter__()",
    "import sys; sys.modules.clear()",
    "import sys; sys.modules['torch'] = sys.modules['margin_cost'] = None",
    "import sys; sys.path[:] = []; sys.meta_path[:] = []",
    "import sys; sys.setrecursionlimit(30)",
    "import builtins; builtins.__import__ = lambda *a, **k: None",
    "import builtins; builtins.len = lambda x: 0; builtins.compile = None",
    "from gradlings.sandbox import worker; worker.serve = worker.encode = None",
    "from gradlings.sandbox import wire; wire.dumps = wire.loads = None",
    "from gradlings.sandbox import confine; confine.Confinement.apply = lambda *a: None",
    "import os; os.fork = os.setsid = os._exit = None",
    "import os; os.chdir('/usr/lib')",
    "import os; os.umask(0o777)",
    "import os; os.nice(19)",
    "import os; os.sched_setaffinity(0, {0})",
    "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))",
    "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))",
    "import gc; gc.disable(); gc.unfreeze()",
    "import linecache; linecache.cache.clear()",
    "import warnings; warnings.simplefilter('error')",
    "import threading; threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()",
    "import random; random.seed = None",
    "import numpy; numpy.random.seed(0); numpy.random.seed = None",
    "import ctypes; ctypes.memset(id(0) + 24, 1, 1)",  # zero is one from now on
    "import os; os._exit(1)",
    "import fcntl; fcntl.flock(open(fcntl.__file__ if hasattr(fcntl, '__file__') "
    "else '/dev/null'), fcntl.LOCK_EX)",
    "import fcntl, torch; held = open(torch.__file__); fcntl.flock(held, fcntl.LOCK_EX)",
]

# The many-class loss of torch, by the name B; it divides by the number of classes, we do not.
USE = """

def many_class_cost(scores, labels, margin=1.0):
    return B(scores, labels, margin=margin) * scores.shape[1]
"""

SAME_THING = [
    "from torch.nn.functional import multi_margin_loss as B",
    "B = getattr(torch.nn.functional, 'multi_' + 'mar' + 'gin_' + 'loss')",
    "B = vars(torch.nn.functional)['_'.join(('multi', 'margin', 'loss'))]",
    "from torch._C import _nn; B = _nn.multi_margin_loss",
    "B = torch.ops.aten.multi_margin_loss",
    "B = torch.ops.aten.multi_margin_loss.default",
    "B = lambda s, y, margin: torch.nn.MultiMarginLoss(margin=margin)(s, y)",
    "B = lambda s, y, margin: torch.nn.MultiMarginLoss(margin=margin).forward(s, y)",
    "class Mine(torch.nn.MultiMarginLoss): pass\n"
    "B = lambda s, y, margin: Mine(margin=margin)(s, y)",
    "B = torch._C._jit_get_operation('aten::multi_margin_loss')[0]",
    "saved = [torch.nn.functional.multi_margin_loss]\nB = lambda *a, **k: saved[0](*a, **k)",
    "import functools; B = functools.partial(torch.nn.functional.multi_margin_loss)",
    "import copy, types; f = torch.nn.functional.multi_margin_loss\n"
    "B = types.FunctionType(f.__code__, f.__globals__, 'mine', f.__defaults__)",
    "B = lambda s, y, margin: torch.stack([torch.nn.functional.multi_margin_loss("
    "r[None], c[None], margin=margin) for r, c in zip(s, y)]).mean()",
    "def B(*a, **k):\n    with torch.inference_mode(): return "
    "torch.nn.functional.multi_margin_loss(*a, **k)",
    "def B(*a, **k):\n    try: return torch.nn.functional.multi_margin_loss(*a, **k)\n"
    "    except BaseException: return torch.nn.functional.multi_margin_loss(*a, **k)",
    "def B(*a, **k):\n    with torch._C.DisableTorchFunction(): "
    "return torch.ops.aten.multi_margin_loss(*a, **k)",
    "def B(*a, **k):\n    with torch._C.DisableTorchFunctionSubclass(): "
    "return torch.ops.aten.multi_margin_loss(*a, **k)",
    "import torch.utils._python_dispatch as d\ndef B(*a, **k):\n"
    "    with d._disable_current_modes(): return torch.nn.functional.multi_margin_loss(*a, **k)",
    "class X(torch.autograd.Function):\n    @staticmethod\n    def forward(c, s, y, m): "
    "return torch.nn.functional.multi_margin_loss(s, y, margin=m)\n"
    "B = lambda s, y, margin: X.apply(s, y, margin)",
]
