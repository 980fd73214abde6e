import numpy as np
import torch
from torch import nn


def fit_scaler(x):
    data = x.numpy()
    N, D = data.shape
    mean = np.zeros(D, dtype=data.dtype)
    std = np.zeros(D, dtype=data.dtype)
    for d in range(D):
        mean[d] = np.sum(data[:, d]) / N
        std[d] = np.sqrt(np.sum((data[:, d] - mean[d]) ** 2) / N)
        if std[d] == 0:
            std[d] = 1  # a constant feature
    return torch.from_numpy(mean), torch.from_numpy(std)


def standardize(x, mean, std):
    scaled = torch.zeros_like(x)
    for d in range(x.shape[1]):
        scaled[:, d] = (x[:, d] - mean[d]) / std[d]
    return scaled


def standardize_splits(train, test):
    mean, std = fit_scaler(train)
    return standardize(train, mean, std), standardize(test, mean, std)


def saturation(linear, x, limit=0.99):
    with torch.no_grad():
        out = torch.tanh(linear(x)).numpy()
    count = 0
    for row in out:
        for value in row:
            if value > limit or value < -limit:
                count += 1
    return count / out.size


def fold_scaler(linear, mean, std):
    H, D = linear.weight.shape
    folded = nn.Linear(D, H, dtype=linear.weight.dtype)
    with torch.no_grad():
        for h in range(H):
            if linear.bias is None:
                b = 0
            else:
                b = linear.bias[h].item()
            for d in range(D):
                w = linear.weight[h, d] / std[d]
                folded.weight[h, d] = w
                b = b - w * mean[d]
            folded.bias[h] = b
    return folded
