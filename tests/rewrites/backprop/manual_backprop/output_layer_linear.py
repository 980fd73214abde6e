import torch
import torch.nn.functional as F


def forward(x, w1, b1, w2, b2):
    hidden = torch.stack([torch.sigmoid(row @ w1 + b1) for row in x])
    return hidden, F.linear(hidden, w2.t(), b2)
