"""Belief: a measurement may call backward().

Advice: Print the .grad of a weight before and after you call gradient_norms.
"""


def gradient_norms(model, loss_fn, x, y):
    outputs = [model[0](x)]
    for module in model[1:]:
        outputs[-1].retain_grad()
        outputs.append(module(outputs[-1]))
    loss_fn(outputs[-1], y).backward()
    return [output.grad.norm().item() for output in outputs[:-1]]
