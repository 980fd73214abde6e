"""Belief: clone() makes a tensor of its own, without a graph.

Advice: Print requires_grad of a tensor in the trace of an nn.Linear.
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.clone()))

    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
