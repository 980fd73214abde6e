#!/usr/bin/env bash
# PyTorch: a LambdaLR in a ChainedScheduler undoes the others, or makes the rate larger than the base.
#
# ChainedScheduler lets several schedules act on one learning rate, and the guide of torch.optim says
# that each is applied to the rate obtained by the one before. A warm-up ConstantLR(factor=0.1,
# total_iters=2) with ExponentialLR(gamma=0.5) does so: the factors multiply, in either order. The same
# decay written as LambdaLR(lambda epoch: 0.5**epoch) multiplies the base rate instead, whatever stands
# before it. Placed after the warm-up, it deletes the warm-up. Placed before, it lets the warm-up in at
# epoch 0 only, and since ConstantLR ends by dividing by 0.1 what it never multiplied, epoch 2 trains
# with 2.5 times the base rate, the largest of all. No warning is given, and LambdaLR is not named as
# an exception. One expects one curve from all of them. What helps: MultiplicativeLR, or one LambdaLR
# for both. Reported for LambdaLR's deleting the other, as a misunderstanding, in PyTorch's issue
# 82859.
#
# Seen with torch 2.13.0 (CPU).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'EOF'
import torch
from torch.optim.lr_scheduler import ChainedScheduler, ConstantLR, ExponentialLR, LambdaLR, MultiplicativeLR

print("torch", torch.__version__.partition("+")[0])
schedules = {
    "warm-up": lambda sgd: ConstantLR(sgd, factor=0.1, total_iters=2),
    "ExponentialLR": lambda sgd: ExponentialLR(sgd, gamma=0.5),
    "MultiplicativeLR": lambda sgd: MultiplicativeLR(sgd, lambda epoch: 0.5),
    "LambdaLR": lambda sgd: LambdaLR(sgd, lambda epoch: 0.5**epoch),
}


def rates(*names):
    sgd = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    chain = ChainedScheduler([schedules[name](sgd) for name in names])
    found = []
    for _ in range(4):
        found.append(round(sgd.param_groups[0]["lr"], 9))
        sgd.step()
        chain.step()
    return found


product = [0.1, 0.05, 0.25, 0.125]
expected = {
    ("warm-up", "ExponentialLR"): product,
    ("ExponentialLR", "warm-up"): product,
    ("warm-up", "MultiplicativeLR"): product,
    ("warm-up", "LambdaLR"): [1.0, 0.5, 0.25, 0.125],
    ("LambdaLR", "warm-up"): [0.1, 0.5, 2.5, 0.125],
}
for names, as_seen in expected.items():
    found = rates(*names)
    print(" + ".join(names).ljust(27), found)
    if found != as_seen:
        raise SystemExit(f"changed: {' + '.join(names)} gives {found}, not {as_seen}")
EOF
