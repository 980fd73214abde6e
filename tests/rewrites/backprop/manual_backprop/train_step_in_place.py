def train_step(x, y, w1, b1, w2, b2, lr):
    params = [w1, b1, w2, b2]
    hidden, out = forward(x, *params)  # noqa: F821
    grads = backward(x, y, w2, hidden, out)  # noqa: F821
    for p, g in zip(params, grads, strict=True):
        p.sub_(g, alpha=lr)
    return tuple(params)
