"""Right: without hooks; each layer's forward is wrapped, and the wrapper taken off again."""


def trace_activations(model, x):
    trace = []

    def wrapped(name, forward):
        def call(*args, **kwargs):
            output = forward(*args, **kwargs)
            trace.append((name, output.detach().clone()))
            return output

        return call

    layers = {n: m for n, m in model.named_modules() if not [*m.children()]}
    for name, layer in layers.items():
        layer.forward = wrapped(name, layer.forward)
    try:
        return model(x), trace
    finally:
        for layer in layers.values():
            del layer.forward


def print_activations(model, x):
    output, trace = trace_activations(model, x)
    for name, value in trace:
        print(name, ": ", value, sep="")
    return output
