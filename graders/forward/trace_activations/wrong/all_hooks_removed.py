"""Belief: all hooks of the model are those of this function.

Advice: Register a hook of your own, trace the model, and call it again. Is your hook called?
"""


def trace_activations(model, x):
    trace = []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.detach().clone()))

    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                module.register_forward_hook(recorder(name))
        return model(x), trace
    finally:
        for module in model.modules():
            module._forward_hooks.clear()
