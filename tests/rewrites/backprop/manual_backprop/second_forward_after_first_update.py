def train_step(x, y, w1, b1, w2, b2, lr):
    params = [w1, b1, w2, b2]
    for which in ((2, 3), (0, 1)):
        hidden, out = forward(x, *params)  # noqa: F821
        grads = backward(x, y, params[2], hidden, out)  # noqa: F821
        for i in which:
            params[i] = params[i] - lr * grads[i]
    return tuple(params)
