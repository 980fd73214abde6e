import math
import statistics

import torch


def rbf_kernel(a, b, length_scale):
    rows = []
    for p in a.tolist():
        rows.append([math.exp(-(math.dist(p, q) ** 2) / (2 * length_scale**2)) for q in b.tolist()])
    return torch.tensor(rows, dtype=torch.float64)


def posterior(x, y, candidates, length_scale, noise=1e-6):
    A = rbf_kernel(x, x, length_scale)
    for i in range(len(x)):
        A[i, i] += noise
    L = torch.linalg.cholesky(A)
    white_y = torch.linalg.solve_triangular(L, y[:, None], upper=False)[:, 0]
    means, stds = [], []
    for candidate in candidates:
        k = rbf_kernel(x, candidate[None], length_scale)
        white_k = torch.linalg.solve_triangular(L, k, upper=False)[:, 0]
        means.append(torch.dot(white_k, white_y))
        stds.append(math.sqrt(max(0.0, 1 - torch.dot(white_k, white_k).item())))
    return torch.stack(means), torch.tensor(stds, dtype=torch.float64)


def expected_improvement(mean, std, best):
    normal = statistics.NormalDist()
    result = []
    for m, s in zip(mean.tolist(), std.tolist()):
        if s == 0:
            result.append(max(best - m, 0.0))
        else:
            z = (best - m) / s
            result.append((best - m) * normal.cdf(z) + s * normal.pdf(z))
    return torch.tensor(result, dtype=mean.dtype)


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order, values = [], []

    def evaluate(i):
        order.append(i)
        values.append(objective(candidates[i]))

    for i in first:
        evaluate(i)
    for _ in range(rounds):
        center, spread = statistics.fmean(values), statistics.pstdev(values)
        y = torch.tensor([(v - center) / (spread or 1.0) for v in values], dtype=torch.float64)
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        ei = expected_improvement(mean, std, min(y.tolist())).tolist()
        evaluate(max((i for i in range(len(ei)) if i not in order), key=lambda i: ei[i]))
    return order, values
