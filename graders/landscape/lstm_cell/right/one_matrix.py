"""Inputs and hidden state as one vector, as in most textbooks; exp for the gates."""

import torch


class Cell:
    def __init__(self, params):
        weight_ih, weight_hh, bias_ih, bias_hh = params
        self.weight = torch.cat([weight_ih, weight_hh], dim=1)
        self.bias = bias_ih + bias_hh
        self.hidden = weight_hh.size(1)

    def start(self, x):
        return [torch.zeros(len(x), self.hidden).to(x) for _ in "hc"]

    def __call__(self, x, state):
        h, c = self.start(x) if state is None else state
        z = torch.addmm(self.bias, torch.cat([x, h], dim=1), self.weight.mT)
        i, f, g, o = z.unflatten(1, (4, self.hidden)).unbind(1)
        c = c / (1 + torch.exp(-f)) + g.tanh() / (1 + torch.exp(-i))
        return torch.tanh(c) / (1 + torch.exp(-o)), c


def lstm_cell(x, params, state=None):
    return Cell(params)(x, state)


def lstm(x, params, state=None):
    cell, outputs = Cell(params), []
    for step in x.unbind():
        state = cell(step, state)
        outputs.append(state[0])
    return torch.stack(outputs), state
