"""Right: one hook for all modules of PyTorch, which looks the name up."""

import torch
from torch.nn.modules.module import register_module_forward_hook


def trace_activations(model, x):
    names = {part: name for name, part in model.named_modules() if not len(part._modules)}
    trace = []

    def hook(part, args, output):
        if part in names:
            trace.append((names[part], torch.tensor(output.tolist(), dtype=output.dtype)))

    handle = register_module_forward_hook(hook)
    try:
        output = model(x)
    finally:
        handle.remove()
    return output, trace


def print_activations(model, x):
    output, trace = trace_activations(model, x)
    for entry in trace:
        print(*entry, sep=": ")
    return output
