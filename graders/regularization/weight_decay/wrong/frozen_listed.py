"""Belief: an optimizer leaves frozen parameters alone, so they may be listed.

Advice: Freeze a layer with requires_grad_(False), and print the lengths of both groups.
"""


def decay_groups(model, weight_decay):
    norms = [module for module in model.modules() if isinstance(module, NORM_LAYERS)]
    of_norms = {param for norm in norms for param in norm.parameters()}
    params = list(model.parameters())
    decayed = [param for param in params if param.dim() >= 2 and param not in of_norms]
    others = [param for param in params if param.dim() < 2 or param in of_norms]
    return [
        {"params": decayed, "weight_decay": weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]


def train(model, loss_fn, optimizer_class, lr, weight_decay, steps, decoupled):
    groups = decay_groups(model, weight_decay)
    decayed = [param for param in groups[0]["params"] if param.requires_grad]
    optimizer = optimizer_class(model.parameters(), lr=lr)
    for _ in range(steps):
        loss = loss_fn(model)
        if not decoupled:
            loss = loss + penalty(decayed, l2=weight_decay)
        optimizer.zero_grad()
        loss.backward()
        if decoupled:
            _shrink(decayed, 1 - lr * weight_decay)
        optimizer.step()
