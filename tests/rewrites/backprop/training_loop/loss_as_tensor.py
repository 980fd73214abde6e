import torch


def train_epoch(model, loss_fn, optimizer, batches):
    model.train()
    mean = torch.tensor(0.0)
    n_all = sum(len(x) for x, _ in batches)
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        mean = mean + loss.detach() * len(x) / n_all
    return mean
