def switch_optimizer(optimizer, new_class, **overrides):
    new = new_class([dict(params=g["params"]) for g in optimizer.param_groups], **overrides)
    described = new.state_dict()
    for fresh, old in zip(described["param_groups"], optimizer.param_groups, strict=True):
        for name in {"lr", "weight_decay"} & fresh.keys() & old.keys() - overrides.keys():
            fresh[name] = old[name]
    new.load_state_dict(described)
    return new


def run(model, loss_fn, batches, optimizer, epochs):
    for _ in range(epochs):
        summed = 0
        for x, y in batches:
            optimizer.zero_grad(set_to_none=True)
            loss = loss_fn(model(x), y) * len(y)
            (loss / len(y)).backward()
            optimizer.step()
            summed = summed + loss.detach()
        yield (summed / sum(len(y) for _, y in batches)).item()


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    before = min(switch_epoch, epochs)
    losses = list(run(model, loss_fn, batches, optimizer, before))
    if switch_epoch < epochs:
        optimizer = switch_optimizer(optimizer, new_class, **overrides)
        losses += run(model, loss_fn, batches, optimizer, epochs - before)
    return (losses, optimizer)
