import torch
from torch import nn


def gradient_norms(model, x, y):
    model.train(False)
    prediction = model(x)
    loss = nn.MSELoss()(prediction, y)
    output = []
    for m in model:
        if not isinstance(m, nn.Linear):
            continue
        g = torch.autograd.grad(loss, m.weight, retain_graph=True)[0]
        output.append(g.square().sum().sqrt().item())
    return output
