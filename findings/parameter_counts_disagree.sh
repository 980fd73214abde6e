#!/usr/bin/env bash
# torchinfo, thop, ptflops: three counts of the parameters of one small model, none of them sure.
#
# Teachers let students count parameters and check them with a tool. The number by definition is
# sum(p.numel() for p in model.parameters()). Each tool departs from it elsewhere, without a warning:
# - torchinfo counts a weight that two layers share once for each layer (a language model with tied
#   embedding gets 80 in place of 40), though model.parameters() lists it once;
# - thop adds up what it meets in the leaf modules of a forward pass. What belongs to a module with
#   children is left out, such as a class token or other nn.Parameter, and so are layers that this pass
#   does not call as modules: nn.MultiheadAttention has 0 parameters;
# - ptflops counts only what requires a gradient, so freezing a layer makes the model smaller. Its
#   readme says "parameters"; torchinfo has a line for those that are trainable besides the total.
# One expects them to differ in FLOPs, which have no one definition, and to agree in parameters.
#
# Seen with torch 2.13.0 (CPU), torchinfo 1.8.0, thop 0.1.1.post2209072238, ptflops 0.7.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy torchinfo==1.8.0 thop==0.1.1.post2209072238 ptflops==0.7.5
"$folder/venv/bin/python" - <<'EOF'
import torch
from ptflops import get_model_complexity_info
from thop import profile
from torch import nn
from torchinfo import summary


class Tied(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Embedding(10, 4), nn.Linear(4, 10, bias=False))
        self[1].weight = self[0].weight


class Frozen(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(4, 4), nn.Linear(4, 2))
        self[0].requires_grad_(False)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(4, 2, batch_first=True)

    def forward(self, x):
        return self.attention(x, x, x)[0]


print("torch", torch.__version__.partition("+")[0])
tokens, numbers = torch.tensor([[1, 2]]), torch.rand(1, 3, 4)
rows = {  # by definition, torchinfo, thop, ptflops
    Tied: (tokens, (40, 80, 40, 40)),
    Frozen: (numbers, (30, 30, 30, 10)),
    Attention: (numbers, (80, 80, 0, 80)),
}
for model, (x, expected) in rows.items():
    found = (
        sum(p.numel() for p in model().parameters()),
        summary(model(), input_data=x, verbose=0).total_params,
        int(profile(model(), inputs=(x,), verbose=False)[1]),
        get_model_complexity_info(
            model(), (1,), input_constructor=lambda _, x=x: x, as_strings=False, print_per_layer_stat=False
        )[1],
    )
    print(model.__name__.ljust(10), dict(zip(("by definition", "torchinfo", "thop", "ptflops"), found, strict=True)))
    if found != expected:
        raise SystemExit(f"changed: {model.__name__} has {found}, not {expected}")
EOF
