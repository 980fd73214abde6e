"""Belief: targets are numbers, so they have to be floats.

Advice: Train with nn.functional.cross_entropy and the targets torch.tensor([0, 1, 2]).
"""


def _train_epoch(model, loss_fn, loader, optimizer):
    device = next(model.parameters()).device
    total, count = 0.0, 0
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x.to(device)), y.to(device).to(x.dtype))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        count += len(x)
    return total / count
