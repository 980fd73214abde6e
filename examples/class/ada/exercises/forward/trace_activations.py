import contextlib


def _layers(model):
    return {m: name for name, m in model.named_modules() if not any(True for _ in m.children())}


@contextlib.contextmanager
def _listening(layers, record):
    def hook(layer, args, output):
        record.append((layers[layer], output.detach().clone()))

    handles = [layer.register_forward_hook(hook) for layer in layers]
    yield
    for handle in handles:
        handle.remove()


def trace_activations(model, x):
    trace = []
    with _listening(_layers(model), trace):
        output = model(x)
    return output, trace


def print_activations(model, x):
    output, trace = trace_activations(model, x)
    for name, values in trace:
        print(f"{name}: {values}")
    return output
