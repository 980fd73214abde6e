def train_step(x, y, w1, b1, w2, b2, lr):
    params = {"w1": w1, "b1": b1, "w2": w2, "b2": b2}
    grads = dict(zip(params, backward(x, y, w2, *forward(x, w1, b1, w2, b2)), strict=True))  # noqa: F821
    new = {name: p.clone() for name, p in params.items()}
    for name in ("w1", "w2"):
        new[name].sub_(lr * grads[name])
    return tuple(new.values())
