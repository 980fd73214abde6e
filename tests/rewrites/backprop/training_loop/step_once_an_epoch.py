def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    optimizer.zero_grad()
    losses = []
    for x, y in batches:
        batch_loss = loss_fn(model(x), y)
        batch_loss.backward()
        losses += [batch_loss.item()] * len(x)
    optimizer.step()
    return sum(losses) / len(losses)
