import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import torch


def two_valleys(w, a):
    u = w - a
    return u**2 / 4 - torch.exp(-4 * (u - 2) ** 2)


def mean_loss(loss, data, w):
    return torch.stack([loss(one, data).mean() for one in w])


def step(w, lr, loss):
    w = w.detach().requires_grad_()
    loss(w).backward()
    return w.detach() - lr * w.grad


def batch_descent(loss, data, starts, lr, steps):
    paths = []
    for w in starts:
        path = [w]
        for _ in range(steps):
            path.append(step(path[-1], lr, lambda w: loss(w, data).mean()))
        paths.append(torch.stack(path))
    return torch.stack(paths, dim=1)


def stochastic_descent(loss, data, starts, lr, choices):
    paths = []
    for w, column in zip(starts, choices.T):
        path = [w]
        for i in column:
            path.append(step(path[-1], lr, lambda w, i=i: loss(w, data[i])))
        paths.append(torch.stack(path))
    return torch.stack(paths, dim=1)


def transitions(path, ridge):
    table = [[0, 0], [0, 0]]
    for column in path.T.tolist():
        table[int(column[0] >= ridge)][int(column[-1] >= ridge)] += 1
    return torch.tensor(table)


def draw_descents(loss, data, grid, batch, stochastic):
    figure, (upper, lower) = plt.subplots(2, sharex=True, figsize=(7, 8))
    plt.close(figure)
    upper.plot(grid, mean_loss(loss, data, grid), "k-")
    upper.set_title("Two valleys")
    upper.set_ylabel("mean loss")
    upper.set_xlabel("w")
    for path, color, name in [(batch, "tab:green", "batch"), (stochastic, "tab:red", "stochastic")]:
        for s in range(path.shape[1]):
            label = name if s == 0 else None
            lower.plot(path[:, s], torch.arange(len(path)), ".-", color=color, label=label)
    lower.set_ylabel("step")
    lower.set_xlabel("w")
    lower.legend(loc="upper left")
    lower.grid(True)
    return figure
