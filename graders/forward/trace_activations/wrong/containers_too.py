"""Belief: every module is a layer.

Advice: Trace the model of the worked example. How many entries has it, and what is their name?
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    try:
        for name, module in model.named_modules():
            handles.append(module.register_forward_hook(recorder(name)))
        return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
