import torch


def channel_statistics(x):
    means, variances = [], []
    for c in range(x.shape[1]):
        values = x[:, c].flatten()
        mean = sum(values) / len(values)
        means.append(mean)
        variances.append(sum((v - mean) ** 2 for v in values) / len(values))
    return torch.stack(means), torch.stack(variances)


class BatchNorm(torch.nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        for name, start in (("weight", torch.ones), ("bias", torch.zeros)):
            self.register_parameter(name, torch.nn.Parameter(start(num_features)))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0))
        self.eps = eps
        self.momentum = momentum

    def forward(self, x):
        if not self.training:
            return self.apply_with(x, self.running_mean, self.running_var)
        n = x[:, 0].numel()
        if n == 1:
            raise ValueError("a single value has no variance")
        mean, var = channel_statistics(x)
        self.num_batches_tracked = self.num_batches_tracked + 1
        if self.momentum is None:
            m = 1.0 / int(self.num_batches_tracked)
        else:
            m = self.momentum
        for c in range(x.shape[1]):
            self.running_mean[c] = (1 - m) * self.running_mean[c] + m * mean[c].item()
            unbiased = var[c].item() * n / (n - 1)
            self.running_var[c] = (1 - m) * self.running_var[c] + m * unbiased
        return self.apply_with(x, mean, var)

    def apply_with(self, x, mean, var):
        channels = []
        for c in range(x.shape[1]):
            root = torch.sqrt(var[c] + self.eps)
            channels.append(self.weight[c] * (x[:, c] - mean[c]) / root + self.bias[c])
        return torch.stack(channels, dim=1)
