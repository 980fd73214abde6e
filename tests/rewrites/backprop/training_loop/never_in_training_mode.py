def train_epoch(model, loss_fn, optimizer, batches):
    def one_batch(x, y):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    pairs = [(one_batch(x, y), x.shape[0]) for x, y in batches]
    return sum(loss * n for loss, n in pairs) / sum(n for _, n in pairs)
