"""Belief: calling a model again changes nothing.

Advice: Print num_batches_tracked of an nn.BatchNorm1d before and after print_activations.
"""


def print_activations(model, x):
    for name, activation in trace_activations(model, x)[1]:
        print(f"{name}: {activation}")
    return model(x)
