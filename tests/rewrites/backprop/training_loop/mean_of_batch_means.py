def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    epoch_loss = 0.0
    for i, (x, y) in enumerate(batches, start=1):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        epoch_loss += (loss.item() - epoch_loss) / i
    return epoch_loss
