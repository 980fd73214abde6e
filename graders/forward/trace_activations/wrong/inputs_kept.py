"""Belief: a hook is given the output in its second argument.

Advice: Print the first entry of the trace, and the x that you passed.
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, args, _output: trace.append((name, args[0].detach().clone()))

    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
