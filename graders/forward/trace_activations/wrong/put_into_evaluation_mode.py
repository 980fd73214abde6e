"""Belief: looking at a model means to evaluate it.

Advice: Print model.training after a trace of a model that was in training mode.
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    model.eval()
    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
