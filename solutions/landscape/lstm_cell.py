r"""Write one step of an LSTM, and run it over sequences, as nn.LSTMCell and nn.LSTM compute it.

A recurrent network reads a sequence step by step. A long short-term memory (LSTM) carries along the
cell state c, its memory, and the hidden state h, its output.

    >>> weight_ih = torch.tensor([[1.0], [0.0], [0.5], [-1.0]])
    >>> weight_hh = torch.tensor([[0.0], [1.0], [2.0], [0.0]])
    >>> bias_ih, bias_hh = torch.tensor([0.0, 2.0, 0.0, 0.0]), torch.tensor([0.0, 0.0, 0.0, 1.0])
    >>> params = (weight_ih, weight_hh, bias_ih, bias_hh)
    >>> lstm_cell(torch.tensor([[1.0]]), params)
    (tensor([[0.1628]]), tensor([[0.3378]]))

For N examples of D inputs, and H hidden units, a step leads from (h, c) to (h', c'):

    z = x W_ih^T + b_ih + h W_hh^T + b_hh
    i = σ(z_i),  f = σ(z_f),  g = tanh(z_g),  o = σ(z_o)
    c' = f ⊙ c + i ⊙ g
    h' = o ⊙ tanh(c')

σ is the sigmoid, ⊙ the product of elements. z has 4H columns: the first H are z_i, then come z_f,
z_g and z_o. The forget gate f says how much memory stays, the input gate i how much of the new
values g is added, the output gate o how much is shown. Without a state, h and c are 0.

Worked example, x = 1 and no state: z = [1, 2, 0.5, 0], so i = 0.7311, f = 0.8808, g = 0.4621 and
o = 0.5. Then c' = 0.8808 · 0 + 0.7311 · 0.4621 = 0.3378, and h' = 0.5 tanh(0.3378) = 0.1628.

`lstm` takes this step for each x[t], with the same weights. It returns all hidden states, and the
last (h, c):

    >>> x = torch.tensor([[[1.0]], [[0.0]]])
    >>> outputs, (h, c) = lstm(x, params)
    >>> outputs.flatten(), h, c
    (tensor([0.1628, 0.3146]), tensor([[0.3146]]), tensor([[0.4602]]))

Rules
- Sequences are (T, N, D): time comes first.
- Results are differentiable, through all steps. Arguments stay as they are.
- Torch's own recurrent layers are forbidden.

Source: Hochreiter and Schmidhuber (1997), "Long short-term memory"; Gers, Schmidhuber and Cummins
(2000), "Learning to forget", for the gate f; PyTorch's documentation of torch.nn.LSTM.

Fine print
- All tensors of a call are float32, or all are float64; so are the results. Sizes are at least 1.
- One of the biases would be enough. Torch has two, and so has this exercise.
- Torch's h and c have one dimension more, for the layers. Here is one layer: they are (N, H).
- torch.sigmoid and torch.tanh are allowed. Tensor.chunk(4, dim=1) cuts columns into four blocks.
"""

import torch

# Given: weight_ih (4H, D), weight_hh (4H, H), bias_ih (4H,), bias_hh (4H,), as in nn.LSTMCell.
Params = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def lstm_cell(
    x: torch.Tensor, params: Params, state: tuple[torch.Tensor, torch.Tensor] | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Take one step of an LSTM.

    Args:
        x: (N, D), the inputs of this step.
        params: weight_ih, weight_hh, bias_ih, bias_hh.
        state: (h, c), each (N, H); None for zeros.

    Returns:
        (h', c'), each (N, H): new tensors.
    """
    weight_ih, weight_hh, bias_ih, bias_hh = params
    if state is None:
        zeros = x.new_zeros(len(x), weight_hh.shape[1])
        state = zeros, zeros
    h, c = state
    z = x @ weight_ih.T + bias_ih + h @ weight_hh.T + bias_hh  # (N, 4H)
    i, f, g, o = z.chunk(4, dim=1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def lstm(
    x: torch.Tensor, params: Params, state: tuple[torch.Tensor, torch.Tensor] | None = None
) -> tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor]]:
    """Run an LSTM over sequences.

    Args:
        x: (T, N, D), the inputs of each step.
        params: weight_ih, weight_hh, bias_ih, bias_hh.
        state: (h, c) before the first step, each (N, H); None for zeros.

    Returns:
        (outputs, (h, c)): the hidden state of each step, (T, N, H), and the state after the last.
    """
    outputs = []
    for x_t in x:
        state = lstm_cell(x_t, params, state)
        outputs.append(state[0])
    return torch.stack(outputs), state
