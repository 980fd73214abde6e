import math

import torch


def fit_scaler(x):
    means, stds = [], []
    for column in x.T.tolist():
        mean = math.fsum(column) / len(column)
        std = math.sqrt(sum((value - mean) ** 2 for value in column) / len(column))
        means.append(mean)
        stds.append(1.0 if len(set(column)) == 1 else std)
    return torch.tensor(means, dtype=x.dtype), torch.tensor(stds, dtype=x.dtype)


def standardize(x, mean, std):
    return torch.stack([(example - mean) / std for example in x])


def standardize_splits(train, test):
    mean, std = fit_scaler(train)
    both = standardize(torch.cat([train, test]), mean, std)
    return both[: len(train)], both[len(train) :]


def saturation(linear, x, limit=0.99):
    outputs = [abs(math.tanh(z)) for z in linear(x).flatten().tolist()]
    return sum(output > limit for output in outputs) / len(outputs)


def fold_scaler(linear, mean, std):
    """Ask the old layer what it gives for 0 and for each unit vector."""
    zero = torch.zeros_like(mean)
    with torch.no_grad():
        bias = linear((zero - mean) / std)
        columns = [linear((unit - mean) / std) - bias for unit in torch.eye(len(mean)).to(mean)]
        new = torch.nn.Linear(len(mean), len(bias)).to(mean.dtype)
        new.weight.copy_(torch.stack(columns, dim=1))
        new.bias.copy_(bias)
    return new
