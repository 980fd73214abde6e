def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    def run_epoch(opt):
        pairs = []
        for x, y in batches:
            opt.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            opt.step()
            pairs.append((loss.item(), len(x)))
        return sum(v * n for v, n in pairs) / sum(n for _, n in pairs)

    current, losses = optimizer, []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            current = switch_optimizer(optimizer, new_class, **overrides)  # noqa: F821
        losses.append(run_epoch(current))
    return losses, optimizer
