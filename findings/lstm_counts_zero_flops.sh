#!/usr/bin/env bash
# PyTorch: its own counter of FLOPs finds none in an LSTM on the CPU, and all of them in float64.
#
# torch.utils.flop_counter.FlopCounterMode counts the operations that a forward pass really calls. On
# the CPU in float32, nn.LSTM is one call into oneDNN, an operation that the counter does not know, so
# it adds 0, without a warning. The same layer gives the right count in float64, on the meta device, or
# with oneDNN off. nn.RNN and nn.GRU are counted in each dtype, so an LSTM seems to cost nothing beside
# a GRU. One expects a count that depends on shapes alone, or a warning. An exercise that compares
# layers by their cost, or checks a count by hand, is wrong by the whole recurrent part, and the head
# of a model hides the zero. What helps: count on the meta device.
#
# Seen with torch 2.13.0 (CPU, x86-64).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'EOF'
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

print("torch", torch.__version__.partition("+")[0])
T, D, H = 3, 5, 4  # steps, features, hidden units; a multiplication and an addition are 2 FLOPs


def flops(layer, **kind):
    with FlopCounterMode(display=False) as counter:
        layer(D, H).to(**kind)(torch.rand(T, 1, D, **kind))
    return counter.get_total_flops()


gates = {nn.RNN: 1, nn.GRU: 3, nn.LSTM: 4}
for layer, n in gates.items():
    by_hand = 2 * n * T * H * (D + H)
    found = {str(kind): flops(layer, dtype=kind) for kind in (torch.float32, torch.float64)}
    found["meta device"] = flops(layer, device="meta")
    print(f"{layer.__name__:5} by hand {by_hand:4}, counted {found}")
    zeros = ["torch.float32"] if layer is nn.LSTM else []
    if found != {kind: 0 if kind in zeros else by_hand for kind in found}:
        raise SystemExit(f"changed: {layer.__name__} counts {found}")
with torch.backends.mkldnn.flags(enabled=False):
    assert flops(nn.LSTM) == 2 * 4 * T * H * (D + H)
EOF
