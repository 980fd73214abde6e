def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    losses = []
    number = 1
    while len(losses) < epochs:
        if number == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        per_sample = []
        for x, y in batches:
            model.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            per_sample.extend([loss.item()] * len(x))
        losses.append(sum(per_sample) / len(per_sample))
        number += 1
    return losses, optimizer
