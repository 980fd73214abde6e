"""As fast code does: all inputs in one product, then the steps; outputs written in place."""

import torch
from torch.nn.functional import linear


def advance(from_x, weight_hh, bias_hh, h, c):
    size = h.shape[1]
    i, f, g, o = torch.split(from_x + linear(h, weight_hh, bias_hh), size, dim=1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def start(x, state, size):
    return state if state is not None else (x.new_zeros(x.shape[-2], size),) * 2


def lstm_cell(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    h, c = start(x, state, weight_hh.shape[1])
    return advance(linear(x, weight_ih, bias_ih), weight_hh, bias_hh, h, c)


def lstm(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    h, c = start(x, state, weight_hh.shape[1])
    from_x = linear(x, weight_ih, bias_ih)
    outputs = torch.empty(*x.shape[:2], h.shape[1], dtype=x.dtype)
    for t in range(len(x)):
        h, c = advance(from_x[t], weight_hh, bias_hh, h, c)
        outputs[t] = h
    return outputs, (h, c)
