import torch


def xor_weights(margin=1.0):
    m = float(margin)
    W = torch.tensor([[1.0, 1.0], [1.0, 1.0]])
    return W, torch.tensor([0.0, -1.0]), torch.tensor([[2 * m, -4 * m]]), torch.tensor([-m])


def perceptron_pass(weights, x, targets):
    w, b = weights[:-1], weights[-1]
    k = 0
    for v, t in zip(x, targets):
        if torch.sign((w * v).sum() + b) == -t:
            w, b, k = w + t * v, b + t, k + 1
    return torch.hstack([w, b]), k


def perceptron(x, targets):
    W = [torch.zeros(x.shape[1] + 1)]
    while True:
        w, k = perceptron_pass(W[-1], x, targets)
        if k == 0 or any(torch.equal(w, v) for v in W):
            return w, len(W), k == 0
        W += [w]
