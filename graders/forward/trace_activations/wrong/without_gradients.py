"""Belief: a pass that only looks needs no graph.

Advice: Call backward on the sum of the output. What does the contract say of its graph?
"""

import torch


def trace_activations(model, x):
    trace, handles = [], []

    def recorder(name):
        return lambda _module, _args, output: trace.append((name, output.clone()))

    try:
        for name, module in model.named_modules():
            if not list(module.children()):
                handles.append(module.register_forward_hook(recorder(name)))
        with torch.no_grad():
            return model(x), trace
    finally:
        for handle in handles:
            handle.remove()
