"""Belief: each unit has its four gates side by side.

Advice: With H = 2, which gate is the second column of z?
"""


def lstm_cell(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    if state is None:
        zeros = x.new_zeros(len(x), weight_hh.shape[1])
        state = zeros, zeros
    h, c = state
    z = x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh
    i, f, g, o = z.unflatten(1, (-1, 4)).unbind(2)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
