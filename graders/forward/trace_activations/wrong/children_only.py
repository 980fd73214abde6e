"""Belief: the layers of a model are its children.

Advice: Trace an nn.Sequential within an nn.Sequential. Which layers are in the trace?
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    try:
        for name, module in model.named_children():
            handles.append(module.register_forward_hook(recorder(name)))
        return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
