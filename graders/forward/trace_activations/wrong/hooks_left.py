"""Belief: hooks end with the function that registers them.

Advice: Trace a model, call it once more, and print how long the trace is.
"""


def trace_activations(model, x):
    trace = []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    for name, module in model.named_modules():
        if not list(module.children()):
            module.register_forward_hook(recorder(name))
    return model(x), trace
