import torch.nn.functional as F


def train_step(model, optimizer, x, one_hot):
    labels = one_hot.argmax(dim=1)
    optimizer.zero_grad()
    loss = F.nll_loss(F.log_softmax(model(x), dim=1), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
