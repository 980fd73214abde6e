"""Belief: a group without a weight_decay does not decay.

Advice: Give your groups to torch.optim.AdamW, and print "weight_decay" of each of its param_groups.
"""


def decay_groups(model, weight_decay):
    norms = [module for module in model.modules() if isinstance(module, NORM_LAYERS)]
    of_norms = {param for norm in norms for param in norm.parameters()}
    trained = [param for param in model.parameters() if param.requires_grad]
    decayed = [param for param in trained if param.dim() >= 2 and param not in of_norms]
    others = [param for param in trained if param.dim() < 2 or param in of_norms]
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": others}]
