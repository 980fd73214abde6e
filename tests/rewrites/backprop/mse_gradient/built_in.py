import torch
from torch import nn


def gradients(x, y, w, b):
    if y.dim() != 1 or len(y) != len(x):
        raise ValueError(f"wrong shape of y: {tuple(y.shape)}")
    neuron = nn.Linear(len(w), 1).to(x.dtype)
    with torch.no_grad():
        neuron.weight.copy_(w[None])
        neuron.bias.copy_(b[None])
    nn.MSELoss()(neuron(x).squeeze(1), y).backward()
    return neuron.weight.grad[0], neuron.bias.grad[0]
