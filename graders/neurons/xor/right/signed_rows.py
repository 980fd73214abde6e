import torch


def xor_weights(margin=1.0):
    """NAND and OR: the first unit is positive unless both inputs are 1."""
    w1 = torch.tensor([[1.0, 1.0], [-1.0, -1.0]])
    b1 = torch.tensor([-1.0, 1.0])  # distance from one, to either side
    w2 = torch.tensor([[-2.0, -2.0]]) * margin
    b2 = torch.tensor([1.0]) * margin
    return w1, b1, w2, b2


def perceptron_pass(weights, x, targets):
    rows = torch.nn.functional.pad(x, (0, 1), value=1.0) * targets[:, None]
    mistakes = 0
    for row in rows.unbind():
        wrong = torch.dot(weights, row) <= 0
        weights = weights + row * wrong
        mistakes += int(wrong)
    return weights.clone(), mistakes


def perceptron(x, targets):
    def search(weights, before):
        new, mistakes = perceptron_pass(weights, x, targets)
        before = [*before, weights.tolist()]
        if not mistakes or new.tolist() in before:
            return new, len(before), not mistakes
        return search(new, before)

    return search(torch.zeros(x.size(1) + 1), [])
