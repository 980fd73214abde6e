"""Right: hand-written orders, steps without an optimizer, all data moved at once."""

import copy

import torch


class Batches:
    def __init__(self, data, batch_size, shuffle, generator):
        self.x, self.y = data
        self.batch_size, self.shuffle, self.generator = batch_size, shuffle, generator

    def __iter__(self):
        n = len(self.x)
        order = torch.randperm(n, generator=self.generator) if self.shuffle else torch.arange(n)
        for start in range(0, n, self.batch_size):
            rows = order[start : start + self.batch_size]
            yield self.x[rows], self.y[rows]


def make_loader(data, batch_size, shuffle=False, generator=None):
    return Batches(data, batch_size, shuffle, generator)


def device_of(model):
    return [p.device for p in model.parameters()][0]


def evaluate(model, loss_fn, loader):
    training = model.training
    losses, sizes = [], []
    with torch.inference_mode():
        model.eval()
        for x, y in loader:
            x, y = x.to(device_of(model)), y.to(device_of(model))
            losses.append(float(loss_fn(model(x), y)))
            sizes.append(y.shape[0])
        model.train(training)
    return sum(a * b for a, b in zip(losses, sizes, strict=True)) / sum(sizes)


def train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator=None):
    moved = [[part.to(device_of(model)) for part in data] for data in (train_data, val_data)]
    rows, steps = [], 0
    for _ in range(epochs):
        mean = seen = 0
        model.train()
        for x, y in make_loader(moved[0], batch_size, True, generator):
            loss = loss_fn(model(x), y)
            grads = torch.autograd.grad(loss, list(model.parameters()))
            with torch.no_grad():
                for p, grad in zip(model.parameters(), grads, strict=True):
                    p -= lr * grad
            seen += len(x)
            mean += (loss.item() - mean) * len(x) / seen
            steps += 1
        rows.append((mean, evaluate(model, loss_fn, Batches(moved[1], 2, False, None)), steps))
    names = ("train_loss", "val_loss", "steps")
    return {name: [row[i] for row in rows] for i, name in enumerate(names)}


def compare_batch_sizes(model, loss_fn, train_data, val_data, batch_sizes, epochs, lr, seed):
    before = copy.deepcopy(model.state_dict())
    runs = {}
    for size in batch_sizes:
        generator = torch.Generator()
        generator.manual_seed(seed)
        args = (loss_fn, train_data, val_data, epochs, size, lr, generator)
        runs[size] = train(model, *args)
        model.load_state_dict(before)
    return runs
