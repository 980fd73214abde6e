"""Belief: the layers of a model are its children.

Advice: Put a normalization layer into a Sequential in a Sequential. Does model.children() have it?
"""


def decay_groups(model, weight_decay):
    norms = [module for module in model.children() if isinstance(module, NORM_LAYERS)]
    of_norms = {param for norm in norms for param in norm.parameters()}
    trained = [param for param in model.parameters() if param.requires_grad]
    decayed = [param for param in trained if param.dim() >= 2 and param not in of_norms]
    others = [param for param in trained if param.dim() < 2 or param in of_norms]
    return [
        {"params": decayed, "weight_decay": weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]
