"""Belief: a layer has one bias.

Advice: Which tensors of params does your z use?
"""


def lstm_cell(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    if state is None:
        zeros = x.new_zeros(len(x), weight_hh.shape[1])
        state = zeros, zeros
    h, c = state
    z = x @ weight_ih.T + bias_ih + h @ weight_hh.T
    i, f, g, o = z.chunk(4, dim=1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
