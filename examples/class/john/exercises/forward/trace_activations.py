def trace_activations(model, x):
    trace = []
    handles = []
    for name, layer in model.named_children():

        def hook(module, args, output, name=name):
            trace.append((name, output.detach().clone()))

        handles.append(layer.register_forward_hook(hook))
    try:
        output = model(x)
    finally:
        for handle in handles:
            handle.remove()
    return output, trace


def print_activations(model, x):
    output, trace = trace_activations(model, x)
    for name, out in trace:
        print(f"{name}: {out}")
    return output
