"""Belief: a bias is what has "bias" in its name.

Advice: Sort a module with self.bias = nn.Parameter(torch.ones(2, 3)). What does the rule say of it?
"""


def decay_groups(model, weight_decay):
    norms = [module for module in model.modules() if isinstance(module, NORM_LAYERS)]
    of_norms = {param for norm in norms for param in norm.parameters()}
    decayed, others = [], []
    for name, param in model.named_parameters():
        if param.requires_grad:
            is_left_out = "bias" in name or param in of_norms
            (others if is_left_out else decayed).append(param)
    return [
        {"params": decayed, "weight_decay": weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]
