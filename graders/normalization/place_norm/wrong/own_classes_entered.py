"""Belief: model.modules() gives the modules in the order in which they run.

Advice: Put a module of your own, with a layer and a ReLU inside, into the model. Where does its
ReLU run?
"""


def _in_order(module):
    for part in module.modules():
        if not any(True for _ in part.children()):
            yield part
