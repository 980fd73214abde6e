"""Belief: a forward pass calls the layers one after the other, as they are registered.

Advice: Trace a model with a skip connection, x + layer(x). Is the output that of the model?
"""


def trace_activations(model, x):
    trace = []
    for name, module in model.named_modules():
        if not list(module.children()):
            x = module(x)
            trace.append((name, x.detach().clone()))
    return x, trace
