import torch


def xor_weights(margin=1.0):
    """At (0, 0) both units are 1; at (1, 1) both are 0 but for the bias."""
    k = 4 * margin
    w1 = torch.tensor([[k, -k], [k, -k]])
    b1 = torch.tensor([0.0, k])
    # the units are (0, k), (0, 0), (k, 2k), (0, k) at the four inputs
    w2 = torch.tensor([[4.0, -2.0]])
    return w1, b1, w2, torch.tensor([margin])


def rounds(w, rows, targets):
    count = 0
    for row, t in zip(rows, targets, strict=True):
        z = sum(a * b for a, b in zip(w, [*row, 1.0], strict=True))
        if z * t <= 0:
            w = [a + t * b for a, b in zip(w, [*row, 1.0], strict=True)]
            count += 1
    return w, count


def perceptron_pass(weights, x, targets):
    w, count = rounds(weights.tolist(), x.tolist(), targets.tolist())
    return torch.tensor(w), count


def perceptron(x, targets):
    w = [0.0] * (x.shape[1] + 1)
    seen = {}
    passes = 0
    while tuple(w) not in seen:
        seen[tuple(w)] = passes
        w, count = rounds(w, x.tolist(), targets.tolist())
        passes += 1
        if count == 0:
            return torch.tensor(w), passes, True
    return torch.tensor(w), passes, False
