"""Belief: the memory comes first in a state.

Advice: Which of the two tensors in state is h, and which is c?
"""


def lstm_cell(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    if state is None:
        zeros = x.new_zeros(len(x), weight_hh.shape[1])
        state = zeros, zeros
    c, h = state
    z = x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh
    i, f, g, o = z.chunk(4, dim=1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
