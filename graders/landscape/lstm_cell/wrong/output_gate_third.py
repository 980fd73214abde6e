"""Belief: the gates stand in the order i, f, o, g.

Advice: Which columns of z are z_g, and which are z_o? Compare your order with the contract's.
"""


def lstm_cell(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    if state is None:
        zeros = x.new_zeros(len(x), weight_hh.shape[1])
        state = zeros, zeros
    h, c = state
    z = x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh
    i, f, o, g = z.chunk(4, dim=1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
