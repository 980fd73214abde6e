#!/usr/bin/env bash
# PyTorch: making the first optimizer of a process imports the compiler.
#
# `import torch` leaves torch._dynamo out. torch.optim.SGD([w], lr=0.1) brings it in, with hundreds of
# modules, although nothing is compiled: the method that adds a group of parameters is wrapped so that
# the compiler leaves it alone, and the wrapper imports the compiler to say so. The second optimizer is
# made at once. So a time limit around a student's first training loop measures an import, a process
# that is confined after `import torch` still reads files at its first optimizer, and each forked
# worker pays again. What helps: `import torch._dynamo`, or an optimizer made once, before.
#
# Seen with torch 2.13.0 (CPU).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'EOF'
import sys
import time

import torch

print("torch", torch.__version__.partition("+")[0])
w = torch.ones(2, requires_grad=True)
(w**2).sum().backward()
assert "torch._dynamo" not in sys.modules
times, modules = [], [len(sys.modules)]
for _ in range(2):
    started = time.perf_counter()
    torch.optim.SGD([w], lr=0.1)
    times.append(time.perf_counter() - started)
    modules.append(len(sys.modules))
print(f"modules imported by the first: {modules[1] - modules[0]}, by the second: {modules[2] - modules[1]}")
print(f"the first takes {times[0] / times[1]:.0f} times as long as the second")
if "torch._dynamo" not in sys.modules:
    raise SystemExit("changed: the first optimizer imports no compiler")
assert modules[1] - modules[0] > 300
assert modules[2] == modules[1]
assert times[0] > 100 * times[1]
EOF
