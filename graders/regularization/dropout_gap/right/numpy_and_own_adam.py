import numpy as np
import torch


def mean_loss(model, x, y):
    before = [(one, one.training) for one in model.modules()]
    for one, _ in before:
        one.training = False
    with torch.inference_mode():
        predictions = model(x)
    for one, mode in before:
        one.training = mode
    return float(np.mean((predictions.numpy() - y.numpy()) ** 2))


def fit(model, x, y, steps, lr):
    params = list(model.parameters())
    means = [torch.zeros_like(param) for param in params]
    squares = [torch.zeros_like(param) for param in params]
    for module in model.modules():
        module.training = True
    for t in range(1, steps + 1):
        loss = (model(x) - y).square().mean()
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for param, grad, mean, square in zip(params, grads, means, squares, strict=True):
                mean.mul_(0.9).add_(0.1 * grad)
                square.mul_(0.999).add_(0.001 * grad**2)
                scale = (square / (1 - 0.999**t)).sqrt() + 1e-8
                param -= lr * (mean / (1 - 0.9**t)) / scale


def compare_dropouts(make_model, ps, seeds, train, test, steps, lr):
    found = np.zeros((len(ps), len(seeds), 2))
    for j in range(len(seeds)):
        for i in range(len(ps)):
            torch.manual_seed(seeds[j])
            model = make_model(ps[i])
            fit(model, train[0], train[1], steps, lr)
            found[i, j, 0] = mean_loss(model, train[0], train[1])
            found[i, j, 1] = mean_loss(model, test[0], test[1])
    return torch.from_numpy(found)


def mean_gap(losses):
    train, test = losses.unbind(dim=-1)
    return test.mean(dim=1) - train.mean(dim=1)


def share_reduced(losses):
    gaps = (losses[:, :, 1] - losses[:, :, 0]).numpy()
    return torch.from_numpy((gaps < gaps[:1]).mean(axis=1)).to(losses)
