import torch


def xor_weights(margin=1.0):
    """One unit for (1, 0), one for (0, 1)."""
    w1 = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])
    return w1, torch.zeros(2), torch.full((1, 2), 3.0 * margin), torch.full((1,), -margin)


def perceptron_pass(weights, x, targets):
    w, b, mistakes = weights[:-1], weights[-1], 0
    for i in range(len(x)):
        if torch.sign(w @ x[i] + b) != targets[i]:
            w = w + targets[i] * x[i]
            b = b + targets[i]
            mistakes += 1
    return torch.cat([w, b.reshape(1)]), mistakes


def perceptron(x, targets):
    history = [torch.zeros(x.shape[1] + 1)]
    mistakes = -1
    while mistakes:
        new, mistakes = perceptron_pass(history[-1], x, targets)
        known = any(torch.equal(new, old) for old in history)
        history.append(new)
        if known:
            break
    return history[-1], len(history) - 1, mistakes == 0
