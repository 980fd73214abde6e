import torch.nn.functional as F


def train_step(model, optimizer, x, one_hot):
    model.train()
    for p in model.parameters():
        p.requires_grad = True
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), one_hot)
    loss.backward()
    optimizer.step()
    return float(loss)
