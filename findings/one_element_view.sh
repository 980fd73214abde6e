#!/usr/bin/env bash
# PyTorch: .contiguous() does not make every tensor fit for .view(dtype).
#
# A view of one element counts as contiguous, whatever its stride, so .contiguous() returns it
# unchanged. .view(torch.uint8) still looks at the stride, and refuses it. A program that turns
# tensors into bytes by `tensor.contiguous().view(torch.uint8)` works for all shapes and strides but
# these: the output of a model for a batch of one, its first column taken. What helps:
# `tensor.clone(memory_format=torch.contiguous_format)`.
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
two, one = torch.rand(2, 2)[:, 0], torch.rand(1, 2)[:, 0]
assert not two.is_contiguous()
assert two.contiguous().view(torch.uint8).shape == (8,)
assert one.is_contiguous() and one.stride() == (2,)
assert one.contiguous().stride() == (2,)
try:
    one.contiguous().view(torch.uint8)
except RuntimeError as error:
    print("refused:", error)
    assert "stride(-1) must be 1" in str(error)
else:
    raise SystemExit("changed: the view of one element is accepted")
assert one.clone(memory_format=torch.contiguous_format).view(torch.uint8).shape == (4,)
EOF
