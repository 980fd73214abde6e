"""Belief: what stands after the call of the model always runs.

Advice: Trace a model with a layer that raises, catch the exception, and print the model's hooks.
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    for name, module in model.named_modules():
        if not list(module.children()):
            handles.append(module.register_forward_hook(recorder(name)))
    output = model(x)
    for handle in handles:
        handle.remove()
    return output, trace
