def train_step(x, y, w1, b1, w2, b2, lr):
    hidden, out = forward(x, w1, b1, w2, b2)  # noqa: F821
    grads = backward(x, y, w2, hidden, out)  # noqa: F821
    moved = []
    for old, g in zip((w1, b1, w2, b2), grads, strict=True):
        average = g / x.shape[0]
        moved.append(old - average * lr)
    return tuple(moved)
