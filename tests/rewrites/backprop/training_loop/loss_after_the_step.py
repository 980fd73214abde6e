import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    total = 0.0
    seen = 0
    for x, y in batches:
        model.zero_grad()
        loss_fn(model(x), y).backward()
        optimizer.step()
        with torch.no_grad():
            new_loss = loss_fn(model(x), y)
        total += x.size(0) * float(new_loss)
        seen += x.size(0)
    return total / seen
