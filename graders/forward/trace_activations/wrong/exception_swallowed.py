"""Belief: a function that looks into a model must not fail.

Advice: Trace a model with a layer that raises. Does the caller learn of it?
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    output = None
    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        output = model(x)
    except Exception as error:
        print(error)
    finally:
        for handle in handles:
            handle.remove()
    return output, trace
