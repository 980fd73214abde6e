#!/usr/bin/env bash
# PyTorch: the first step of LBFGS is not lr times the gradient, and its length forgets the gradient.
#
# With max_iter=1 and no line search, the first call of step() knows no curvature and goes along the
# negative gradient. The step length is min(1, 1 / sum(|g|)) * lr, over all parameters of the model. So
# a loss of 100 times the size moves the weights by the same amount, each further parameter shortens
# the step of the others, and only from the second iteration on is the length lr. The documentation
# gives lr as the learning rate and says no more. One expects the first step of a quasi-Newton method
# to be that of gradient descent. An exercise that compares the two by hand, or a check of a first step
# against w - lr * g, holds for small gradients (sum below 1) and fails for others.
#
# Seen with torch 2.13.0 (CPU).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'EOF'
import torch

print("torch", torch.__version__.partition("+")[0])
lr = 0.5


def first_step(optimizer, slopes, **options):
    """Move weights, all 0, by one step for the loss sum(slopes * w)."""
    w = torch.zeros(len(slopes), requires_grad=True)
    opt = optimizer([w], lr=lr, **options)

    def closure():
        opt.zero_grad()
        loss = (torch.tensor(slopes) * w).sum()
        loss.backward()
        return loss

    opt.step(closure)
    return [round(x, 6) for x in w.tolist()]


expected = {  # the gradient; the first step of LBFGS
    (0.25, 0.25): [-0.125, -0.125],
    (2.0, 2.0): [-0.25, -0.25],
    (200.0, 200.0): [-0.25, -0.25],
    (2.0, 2.0, 4.0): [-0.125, -0.125, -0.25],
}
for slopes, as_seen in expected.items():
    found = first_step(torch.optim.LBFGS, slopes, max_iter=1)
    descent = first_step(torch.optim.SGD, slopes)
    print(f"gradient {slopes}: LBFGS moves by {found}, SGD by {descent}")
    assert descent == [-lr * slope for slope in slopes]
    if found != as_seen:
        raise SystemExit(f"changed: for {slopes} LBFGS moves by {found}, not {as_seen}")
EOF
