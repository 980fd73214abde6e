import torch


def weighted_sum(x, w, b):
    z = b
    for d in range(w.shape[0]):
        # all examples at once, one input after the other
        z = z + x[..., d] * w[d]
    return z


def neuron(x, w, b, activation):
    z = weighted_sum(x, w, b)
    return activation(z)


def linear_layer(x, weight, bias=None):
    columns = []
    for h in range(weight.shape[0]):
        if bias is None:
            b = torch.zeros((), dtype=x.dtype)
        else:
            b = bias[h]
        columns.append(weighted_sum(x, weight[h], b))
    return torch.stack(columns, dim=-1)
