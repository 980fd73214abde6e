#!/usr/bin/env bash
# PyTorch: torch.no_grad() changes what nn.TransformerEncoder returns for padded positions.
#
# In eval mode, with the same weights and input and a src_key_padding_mask, the encoder returns numbers
# such as 0.8 at padded positions if gradients are recorded, and exact zeros if not: without gradients
# it takes its fast path, which leaves the padding out of the computation. At all other positions both
# agree up to rounding. A model that pools over all positions (out.mean(1), out.amax(1)) therefore
# classifies otherwise under no_grad, and a test "padded positions are zero" passes or fails by how it
# is run. One expects no_grad to save memory and to change no number; train() and eval() are known to
# differ, but this is one mode. What helps: multiply the output by the mask, or pool with the mask;
# enable_nested_tensor=False gives the same numbers in both. Related, for a shorter output in versions
# before: PyTorch's issue 97111.
#
# Seen with torch 2.13.0 (CPU).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
"$folder/venv/bin/python" -W ignore - <<'EOF'
import torch
from torch import nn

print("torch", torch.__version__.partition("+")[0])
x = torch.randn(2, 4, 8, generator=torch.Generator().manual_seed(0))
padded = torch.tensor([[False, False, False, False], [False, False, True, True]])
for nested in True, False:
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True)
    encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=nested).eval()
    with_grad = encoder(x, src_key_padding_mask=padded).detach()
    with torch.no_grad():
        without_grad = encoder(x, src_key_padding_mask=padded)
    torch.testing.assert_close(with_grad[~padded], without_grad[~padded], rtol=1e-4, atol=1e-5)
    sizes = [out[padded].abs().mean().item() for out in (with_grad, without_grad)]
    pooled = [out.amax(1)[1] for out in (with_grad, without_grad)]
    gap = (pooled[0] - pooled[1]).abs().max().item()
    print(f"enable_nested_tensor={nested}: mean |output| of the padding with gradients {sizes[0]:.3f},")
    print(f"  without {sizes[1]:.3f}; the maximum over the positions differs by up to {gap:.3f}")
    if nested and not (sizes[0] > 0.1 and sizes[1] == 0 and gap > 0.1):
        raise SystemExit("changed: the padding is treated alike with and without gradients")
    if not nested and not (sizes[1] > 0.1 and gap < 1e-4):
        raise SystemExit("changed: enable_nested_tensor=False no longer gives one result")
EOF
