import torch
import torch.nn.functional as F


def train_step(model, optimizer, x, one_hot):
    labels = to_labels(one_hot)
    model.train()
    optimizer.zero_grad()
    F.cross_entropy(model(x), labels).backward()
    optimizer.step()
    with torch.no_grad():
        return F.cross_entropy(model(x), labels).item()
