import torch


def train_step(model, optimizer, x, one_hot):
    model.train()
    optimizer.zero_grad()
    log_p = torch.log_softmax(model(x), dim=1)
    loss = -(one_hot * log_p).sum()
    loss.backward()
    optimizer.step()
    return loss.item()
