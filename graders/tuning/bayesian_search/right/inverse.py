import numpy as np
import torch


class GaussianProcess:
    def __init__(self, x, y, length_scale, noise):
        self.x, self.y, self.scale = x.numpy(), y.numpy(), length_scale
        self.inverse = np.linalg.inv(self.kernel(self.x, self.x) + noise * np.eye(len(x)))

    def kernel(self, a, b):
        dots = (a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T
        return np.exp(-dots / (2 * self.scale**2))

    def __call__(self, points):
        k = self.kernel(points.numpy(), self.x)
        variance = 1 - ((k @ self.inverse) * k).sum(1)
        return k @ self.inverse @ self.y, np.sqrt(np.maximum(variance, 0))


def rbf_kernel(a, b, length_scale):
    process = GaussianProcess(a, a[:, 0], length_scale, 1.0)
    return torch.from_numpy(process.kernel(a.numpy(), b.numpy()))


def posterior(x, y, candidates, length_scale, noise=1e-6):
    mean, std = GaussianProcess(x, y, length_scale, noise)(candidates)
    return torch.from_numpy(mean), torch.from_numpy(std)


def expected_improvement(mean, std, best):
    certain = std == 0
    z = (best - mean) / torch.where(certain, 1.0, std)
    cumulative = 0.5 * torch.erfc(-z / 2**0.5)
    ei = std * (z * cumulative + torch.exp(-0.5 * z * z) / (2 * torch.pi) ** 0.5)
    return torch.where(certain, torch.clip(best - mean, 0, None), ei)


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = torch.tensor(first)
    values = torch.tensor([objective(candidates[i]) for i in first], dtype=torch.float64)
    while len(order) < len(first) + rounds:
        std, mean = torch.std_mean(values, correction=0)
        y = (values - mean) / (std if std != 0 else 1)
        ei = expected_improvement(
            *posterior(candidates[order], y, candidates, length_scale, noise), y.min()
        )
        ei = ei.index_fill(0, order, float("-inf"))
        new = torch.sort(ei, descending=True, stable=True).indices[:1]
        order = torch.cat([order, new])
        value = torch.tensor([objective(candidates[new[0]])], dtype=torch.float64)
        values = torch.cat([values, value])
    return order.tolist(), values.tolist()
