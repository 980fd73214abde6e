"""Belief: what does not decay is called bias.

Advice: How are the scale of nn.LayerNorm(3) and the slopes of nn.PReLU(3) called?
"""


def decay_groups(model, weight_decay):
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    return [
        {"params": [p for n, p in named if "bias" not in n], "weight_decay": weight_decay},
        {"params": [p for n, p in named if "bias" in n], "weight_decay": 0.0},
    ]
