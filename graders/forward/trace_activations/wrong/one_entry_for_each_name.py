"""Belief: a layer has one output, so its name is a key.

Advice: Trace a model that calls one nn.Tanh after each of two layers. How often is it in the trace?
"""


def trace_activations(model, x):
    kept, handles = {}, []

    def recorder(name):
        return lambda _module, _args, output: kept.update({name: output.detach().clone()})

    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        output = model(x)
        return output, list(kept.items())
    finally:
        for handle in handles:
            handle.remove()
