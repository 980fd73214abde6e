"""Belief: detach() makes a copy.

Advice: Trace nn.Linear followed by nn.ReLU(inplace=True). Is there a negative number in the first
entry?
"""


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach()))

    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
