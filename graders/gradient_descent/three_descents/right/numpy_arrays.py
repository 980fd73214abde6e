import numpy as np
import torch


class Problem:
    def __init__(self, x, y):
        self.x, self.y = x.detach().numpy(), y.detach().numpy()

    def errors(self, w, rows=slice(None)):
        return self.x[rows].dot(w) - self.y[rows]

    def gradient(self, w, rows=slice(None)):
        return 2 * np.mean(self.x[rows] * self.errors(w, rows)[:, None], axis=0)


def gradient(x, y, w):
    return torch.from_numpy(Problem(x, y).gradient(w.numpy()))


def descend(x, y, start, lr, batch_size, orders):
    problem, w = Problem(x, y), start.numpy().copy()
    path, losses = [w.copy()], []
    for order in orders:
        order = order.numpy()
        squared = np.zeros(len(order))
        for rows in np.split(order, range(batch_size, len(order), batch_size)):
            squared[rows] = problem.errors(w, rows) ** 2
            w -= (lr * problem.gradient(w, rows)).astype(w.dtype)
            path.append(w.copy())
        losses.append(float(squared.mean()))
    return torch.from_numpy(np.stack(path)), losses


def three_descents(x, y, start, lr, batch_size, orders):
    return {
        "batch": descend(x, y, start, lr, len(x), orders),
        "stochastic": descend(x, y, start, lr, 1, orders),
        "mini-batch": descend(x, y, start, lr, batch_size, orders),
    }
