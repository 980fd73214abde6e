import torch


def cross_entropy(logits, labels, weight=None, ignore_index=-100, label_smoothing=0.0):
    C = logits.shape[1]
    w = torch.ones(C, dtype=logits.dtype) if weight is None else weight
    costs = []
    for z, y in zip(logits, labels):
        if y == ignore_index:
            continue
        nll = -log_softmax(z.unsqueeze(0)).squeeze(0)
        cost = (1 - label_smoothing) * w[y] * nll[y] + label_smoothing / C * (w @ nll)
        costs.append(cost)
    return sum(costs)
