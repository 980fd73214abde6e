import inspect

import torch

KEPT = ["lr", "weight_decay"]


def options_of(cls):
    return set(inspect.signature(cls).parameters) - {"params"}


def switch_optimizer(optimizer, new_class, **overrides):
    allowed = options_of(new_class)
    groups = []
    for group in optimizer.param_groups:
        kept = {k: group[k] for k in KEPT if k in group and k in allowed}
        groups.append({"params": list(group["params"]), **kept, **overrides})
    return new_class(groups)


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    model.train()
    sizes = torch.tensor([len(x) for x, _ in batches], dtype=torch.float64)
    history = []
    for epoch in range(epochs):
        if switch_epoch == epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        means = []
        for x, y in batches:
            model.zero_grad(set_to_none=False)
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            means.append(loss.detach().double())
        history.append(torch.dot(torch.stack(means), sizes).div(sizes.sum()).item())
    return history, optimizer
