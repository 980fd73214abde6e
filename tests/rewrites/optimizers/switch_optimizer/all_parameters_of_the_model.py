def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    history = []
    n_samples = sum(x.size(0) for x, _ in batches)
    for epoch in range(epochs):
        if epoch == switch_epoch:
            overrides.setdefault("lr", optimizer.param_groups[0]["lr"])
            optimizer = new_class(list(model.parameters()), **overrides)
        running = 0.0
        for x, y in batches:
            model.zero_grad()
            batch_loss = loss_fn(model(x), y)
            batch_loss.backward()
            optimizer.step()
            running += batch_loss.item() * x.size(0) / n_samples
        history.append(running)
    return history, optimizer
