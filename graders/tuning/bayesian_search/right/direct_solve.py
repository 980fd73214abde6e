import torch


def rbf_kernel(a, b, length_scale):
    return torch.exp(-0.5 * torch.cdist(a / length_scale, b / length_scale) ** 2)


def posterior(x, y, candidates, length_scale, noise=1e-6):
    k_star = rbf_kernel(candidates, x, length_scale)
    A = rbf_kernel(x, x, length_scale)
    A.diagonal().add_(noise)
    mean = k_star @ torch.linalg.solve(A, y)
    variance = 1 - torch.einsum("mn,nm->m", k_star, torch.linalg.solve(A, k_star.T))
    return mean, torch.sqrt(torch.relu(variance))


def expected_improvement(mean, std, best):
    normal = torch.distributions.Normal(0.0, 1.0)
    ei = torch.clamp(best - mean, min=0)
    some = std > 0
    gain, s = (best - mean)[some], std[some]
    ei[some] = gain * normal.cdf(gain / s) + s * normal.log_prob(gain / s).exp()
    return ei


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    values = {i: float(objective(candidates[i])) for i in first}
    for _ in range(rounds):
        y = torch.tensor(list(values.values()), dtype=torch.float64)
        y -= y.mean()
        spread = y.square().mean().sqrt()
        if spread:
            y /= spread
        rest = [i for i in range(len(candidates)) if i not in values]
        mean, std = posterior(candidates[list(values)], y, candidates[rest], length_scale, noise)
        i = rest[expected_improvement(mean, std, y.min()).argmax()]
        values[i] = float(objective(candidates[i]))
    return list(values), list(values.values())
