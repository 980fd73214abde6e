#!/usr/bin/env bash
# PyTorch: the product of a Hessian and a vector, as its own tutorial forms it, fails for mse_loss.
#
# torch.func.jvp(torch.func.grad(loss), (w,), (v,)) is the cheap way to a Hessian-vector product:
# forward over reverse. With F.mse_loss and its default reduction it raises "ZeroTensors are
# immutable". The same loss written as ((p - y) ** 2).mean() passes, as do F.mse_loss with
# reduction="sum" or "none", cross_entropy, reverse over reverse (vjp of grad), and even the whole
# Hessian of the very same function, torch.func.hessian(loss), which is forward over reverse, too.
# So a test of one's code with the whole Hessian does not find it, and the words of the error name
# nothing that the caller wrote. Reported to PyTorch as issues 112013 and 123996.
#
# Seen with torch 2.13.0 (CPU).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
"$folder/venv/bin/python" - <<'EOF'
import torch
import torch.nn.functional as F
from torch.func import grad, hessian, jvp, vjp

print("torch", torch.__version__.partition("+")[0])
x, y = torch.tensor([1.0, 2.0]), torch.tensor([0.0, 1.0])
w = v = torch.tensor(1.0)
losses = {
    "((p - y) ** 2).mean()": lambda w: ((w * x - y) ** 2).mean(),
    "mse_loss": lambda w: F.mse_loss(w * x, y),
    "mse_loss, sum": lambda w: F.mse_loss(w * x, y, reduction="sum") / 2,
    "mse_loss, none": lambda w: F.mse_loss(w * x, y, reduction="none").mean(),
}
ways = {
    "jvp of grad": lambda loss: jvp(grad(loss), (w,), (v,))[1],
    "vjp of grad": lambda loss: vjp(grad(loss), w)[1](v)[0],
    "hessian": lambda loss: hessian(loss)(w) * v,
}
failed = []
for name, loss in losses.items():
    for way, product in ways.items():
        try:
            found = product(loss).item()
            assert found == 5.0, found
        except RuntimeError as error:
            found = str(error).partition(".")[0]
            failed.append((name, way))
        print(f"{name:22} {way:12} {found}")
if failed != [("mse_loss", "jvp of grad")]:
    raise SystemExit(f"changed: {failed} fail")
EOF
