class Recorder:
    def __init__(self, model):
        self.trace = []
        leaves = [(n, m) for n, m in model.named_modules() if len(list(m.children())) == 0]
        self.handles = [m.register_forward_hook(self.hook(n)) for n, m in leaves]

    def hook(self, name):
        def call(module, args, output):
            self.trace.append([name, output.data.clone()])

        return call

    def close(self):
        while self.handles:
            self.handles.pop().remove()


def trace_activations(model, x):
    recorder = Recorder(model)
    try:
        result = model(x)
    except Exception:
        recorder.close()
        raise
    recorder.close()
    return result, recorder.trace


def print_activations(model, x):
    result, trace = trace_activations(model, x)
    for name, tensor in trace:
        print(name + ":", tensor)
    return result
