import torch


def lstm_cell(x, params, state=None):
    weight_ih, weight_hh, bias_ih, bias_hh = params
    size = len(bias_ih) // 4
    if state is None:
        h = torch.zeros(x.size(0), size, dtype=x.dtype, device=x.device)
        c = torch.zeros_like(h)
    else:
        h, c = state

    def gate(number):
        rows = slice(number * size, (number + 1) * size)
        return (
            torch.matmul(x, weight_ih[rows].t())
            + torch.matmul(h, weight_hh[rows].t())
            + bias_ih[rows]
            + bias_hh[rows]
        )

    i, f, o = torch.sigmoid(gate(0)), torch.sigmoid(gate(1)), torch.sigmoid(gate(3))
    g = torch.tanh(gate(2))
    c = f * c + i * g
    h = o * torch.tanh(c)
    return h, c


def lstm(x, params, state=None):
    steps = x.shape[0]
    h, c = lstm_cell(x[0], params, state)
    outputs = [h]
    for t in range(1, steps):
        h, c = lstm_cell(x[t], params, (h, c))
        outputs += [h]
    return torch.stack(outputs, dim=0), (h, c)
