"""Probes of backprop/manual_backprop, for public and hidden checks."""


def activations(module, x, w1, b1, w2, b2):
    """a1, a2 = forward(x, w1, b1, w2, b2)"""
    return module.forward(x, w1, b1, w2, b2)


def loss_value(module, a2, y):
    """loss(a2, y)"""
    return module.loss(a2, y)


def gradients(module, x, y, w2, a1, a2):
    """dw1, db1, dw2, db2 = backward(x, y, w2, a1, a2)

    Look at each factor of the chain rule, from the loss back to the parameter.
    """
    return module.backward(x, y, w2, a1, a2)


def parameters_after_step(module, x, y, w1, b1, w2, b2, lr):
    """w1, b1, w2, b2 = train_step(x, y, w1, b1, w2, b2, lr)

    Look at the four gradients by themselves, and the step of each parameter.
    """
    return module.train_step(x, y, w1, b1, w2, b2, lr)
