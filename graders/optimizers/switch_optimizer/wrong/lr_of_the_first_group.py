"""Belief: an optimizer has one lr, and it can be read from its first group.

Advice: Why would one put parameters into different groups? Try your function with two groups of
different lr.
"""


def switch_optimizer(optimizer, new_class, **overrides):
    groups = [{"params": group["params"]} for group in optimizer.param_groups]
    options = {"lr": optimizer.param_groups[0]["lr"]} | overrides
    new = new_class(groups, **options)
    for new_group, group in zip(new.param_groups, optimizer.param_groups, strict=True):
        if "weight_decay" in new_group and "weight_decay" in group:
            new_group["weight_decay"] = overrides.get("weight_decay", group["weight_decay"])
    return new


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses, optimizer
