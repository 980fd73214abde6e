from torch import nn


def train_step(model, optimizer, x, one_hot):
    model.train()
    optimizer.zero_grad()
    probs = model(x).softmax(1)
    loss = nn.MSELoss()(probs, one_hot)
    loss.backward()
    optimizer.step()
    return loss.item()
