"""Belief: gradients should be cleared right before the step.

Advice: The parameters never move. Print a param.grad right before step(), if there is a step: what
fills it, and what empties it?
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    new = new_class(groups, **overrides)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        for option in ("lr", "weight_decay"):
            if option in new_group and option in group and option not in overrides:
                new_group[option] = group[option]
    return new


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
