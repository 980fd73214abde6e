def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    losses = []
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss * x.shape[0])
    number = sum(x.shape[0] for x, _ in batches)
    return float(sum(losses)) / number
