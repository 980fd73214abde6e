from torch import nn


def train_step(model, optimizer, x, one_hot):
    criterion = nn.CrossEntropyLoss()
    model.train()
    optimizer.zero_grad(set_to_none=True)
    logits = model(x)
    loss = criterion(logits, to_labels(one_hot))
    loss.backward()
    optimizer.step()
    return loss
