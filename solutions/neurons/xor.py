r"""Find weights that compute XOR with a hidden layer, and see why no single layer can learn it.

XOR asks whether exactly one of two inputs is 1. One line through the plane cannot separate the
answers. Two hidden units bend the plane, so that a line can.

    >>> [tuple(tensor.shape) for tensor in xor_weights()]
    [(2, 2), (2,), (1, 2), (1,)]

`xor_weights` needs no training: you choose numbers W1, b1, W2, b2 for

    h = ReLU(W1 x + b1)
    z = W2 h + b2

and z should be right by a margin m: at least m where XOR says yes, at most -m elsewhere. With one
layer, z = x1 + x2 - 1.5 is -1.5, -0.5, -0.5 and 0.5 at (0, 0), (0, 1), (1, 0) and
(1, 1). That is AND, right by a margin of 0.5.

The perceptron learns the weights w and the bias b of one layer. It goes through the examples in
order. For an example x with the target t, -1 or +1, it looks at

    z = w · x + b

If t z <= 0, that is a mistake, and at once w becomes w + t x and b becomes b + t. Else nothing
changes. One pass over AND from zero makes two mistakes: at (0, 0) b becomes -1, then z is right at
(0, 1) and (1, 0), and at (1, 1) w becomes (1, 1) and b 0.

    >>> x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> perceptron_pass(torch.zeros(3), x, torch.tensor([-1, -1, -1, 1]))
    (tensor([1., 1., 0.]), 2)

If a line separates the examples, some pass makes no mistake. If none does? What a pass does depends
only on the weights that it begins with. If weights come back, with mistakes on the way, they go
round for ever. `perceptron` finds out which it is. AND is learned in nine passes:

    >>> perceptron(x, torch.tensor([-1, -1, -1, 1]))
    (tensor([ 3.,  2., -4.]), 9, True)

Source: Rosenblatt (1958), "The perceptron"; Minsky and Papert (1969), "Perceptrons", who prove that
the weights stay bounded.

Fine print
- Coordinates are whole numbers from -9 to 9, in float32, so all sums are exact.
- Arguments stay as they are.
- Margins are checked up to a thousandth of their size.
"""

import torch


def xor_weights(
    margin: float = 1.0,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Choose weights and biases that compute XOR.

    Args:
        margin: by how much z should be right for each of the four inputs, > 0.

    Returns:
        (W1, b1, W2, b2) of shapes (2, 2), (2,), (1, 2) and (1,), float32.
    """
    w1 = torch.ones(2, 2)
    b1 = torch.tensor([0.0, -1.0])  # how many inputs are 1, and how many beyond the first
    w2 = torch.tensor([[2.0, -4.0]])
    b2 = torch.tensor([-1.0])
    return w1, b1, margin * w2, margin * b2


def perceptron_pass(
    weights: torch.Tensor, x: torch.Tensor, targets: torch.Tensor
) -> tuple[torch.Tensor, int]:
    """Go once through all examples with the perceptron's rule.

    Args:
        weights: (D + 1,) float32: w, and the bias b as the last element.
        x: (N, D) float32.
        targets: (N,) int64, each -1 or +1.

    Returns:
        (weights, mistakes): the weights after the pass, a new tensor, and the number of mistakes
        in it.
    """
    weights, mistakes = weights.clone(), 0
    ones = torch.ones_like(x[:, :1])
    for row, target in zip(torch.cat([x, ones], dim=1), targets, strict=True):
        if target * (weights @ row) <= 0:
            weights += target * row
            mistakes += 1
    return weights, mistakes


def perceptron(x: torch.Tensor, targets: torch.Tensor) -> tuple[torch.Tensor, int, bool]:
    """Repeat passes from zero weights, until one makes no mistake or the weights repeat.

    Args:
        x: (N, D) float32.
        targets: (N,) int64, each -1 or +1.

    Returns:
        (weights, passes, learned): the weights after the last pass, the number of passes with the
        last one, and whether it made no mistake. If it made some, its weights are those of the
        start or those after an earlier pass; before it, no weights have come back in this way.
    """
    weights = torch.zeros(x.shape[1] + 1)
    seen = set()
    while True:
        seen.add(tuple(weights.tolist()))
        weights, mistakes = perceptron_pass(weights, x, targets)
        if tuple(weights.tolist()) in seen:  # also after a pass that changed nothing
            return weights, len(seen), mistakes == 0
