import contextlib

import torch
from torch.nn import Sequential, Softmax
from torch.nn.functional import cross_entropy


def to_logits(model):
    *layers, last = model
    if not isinstance(last, Softmax):
        raise ValueError(f"the last layer is a {type(last).__name__}")
    return Sequential(*layers)


def to_labels(one_hot):
    ones = one_hot.eq(1)
    others_are_zero = (ones | one_hot.eq(0)).all()
    if not (others_are_zero and ones.sum(dim=1).eq(1).all()):
        raise ValueError("these rows are not one-hot")
    return ones.nonzero()[:, 1]


def train_step(model, optimizer, x, one_hot):
    model.train()
    optimizer.zero_grad()
    loss = cross_entropy(model(x), to_labels(one_hot))
    loss.backward()
    optimizer.step()
    return loss.item()


@contextlib.contextmanager
def _evaluating(model):
    flags = [(m, m.training) for m in model.modules()]
    model.eval()
    yield
    for m, flag in flags:
        m.training = flag


def predict_proba(model, x):
    with _evaluating(model), torch.no_grad():
        return torch.softmax(model(x), dim=-1)
