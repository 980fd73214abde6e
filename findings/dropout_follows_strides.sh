#!/usr/bin/env bash
# PyTorch: equal tensors, equal seed, other dropout: the mask follows the strides of the input.
#
# On the CPU, random numbers are drawn in the order in which a tensor lies in memory, not in the order
# of its indices, and dropout makes its mask with the strides of its input. Two tensors that
# torch.equal calls the same lose different elements under one seed if one is a transposed view:
# F.dropout(x.t()) and F.dropout(x.t().contiguous()). The number of random values drawn is the same, so
# the difference does not show in the state of the generator. torch.rand_like does likewise, while
# torch.bernoulli does not. One expects the result to depend on values, shape and seed. A grader that
# seeds both sides and compares a student's attention or recurrent layer with its own finds a fault in
# correct code: a permute in place of a reshape, a .contiguous() more or less. What helps: draw the
# mask with torch.rand(x.shape), or compare with dropout off.
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

print("torch", torch.__version__.partition("+")[0])
view = torch.ones(5, 4).t()  # shape (4, 5), strides (1, 4)
dense = view.contiguous()
assert torch.equal(view, dense) and view.stride() == (1, 4) and dense.stride() == (5, 1)
draws = {
    "dropout": F.dropout,
    "rand_like": torch.rand_like,
    "bernoulli": lambda x: torch.bernoulli(x / 2),
    "rand(x.shape)": lambda x: torch.rand(x.shape),
}
for name, draw in draws.items():
    results, states = [], []
    for x in dense, view:
        torch.manual_seed(0)
        results.append(draw(x))
        states.append(torch.get_rng_state())
    same = torch.equal(*results)
    print(f"{name:14} same result: {same}, same state of the generator after it: {torch.equal(*states)}")
    if name == "dropout":
        print("kept, dense:", (results[0] > 0).int().tolist())
        print("kept, view: ", (results[1] > 0).int().tolist())
        # one stream of numbers, laid down in the order of memory
        assert torch.equal(results[0].flatten(), results[1].t().flatten())
    if same != (name in ("bernoulli", "rand(x.shape)")) or not torch.equal(*states):
        raise SystemExit(f"changed: {name} gives {'one result' if same else 'two results'}")
EOF
