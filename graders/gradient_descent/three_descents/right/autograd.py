import torch
from torch.nn.functional import mse_loss
from torch.utils.data import DataLoader, TensorDataset


def loss_and_gradient(x, y, w):
    w = w.detach().clone().requires_grad_()
    loss = mse_loss(torch.mv(x, w), y)
    loss.backward()
    return loss.item(), w.grad


def gradient(x, y, w):
    return loss_and_gradient(x, y, w)[1]


def descend(x, y, start, lr, batch_size, orders):
    w, path, losses = start, [start.clone()], []
    for order in orders:
        mean, seen = 0.0, 0
        for x_batch, y_batch in DataLoader(TensorDataset(x[order], y[order]), batch_size):
            loss, grad = loss_and_gradient(x_batch, y_batch, w)
            w = w.sub(grad, alpha=lr)
            path.append(w)
            seen += len(y_batch)
            mean += (loss - mean) * len(y_batch) / seen
        losses.append(mean)
    return torch.stack(path), losses


def three_descents(x, y, start, lr, batch_size, orders):
    runs = {}
    for name, size in [("mini-batch", batch_size), ("batch", x.size(0)), ("stochastic", 1)]:
        runs[name] = descend(x, y, start, lr, size, orders)
    return runs
