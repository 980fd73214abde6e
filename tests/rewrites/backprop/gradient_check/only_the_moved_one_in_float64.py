import torch


def numerical_gradients(f, params, h=1e-6):
    result = {}
    for name in params:
        centre = torch.tensor(params[name].tolist(), dtype=torch.float64)
        slopes = torch.empty(centre.numel(), dtype=torch.float64)
        for i in range(centre.numel()):
            values = []
            for step in (h, -h):
                point = {other: params[other].clone() for other in params}
                point[name] = centre.clone()
                point[name].view(-1)[i] += step
                values.append(float(f(point)))
            slopes[i] = (values[0] - values[1]) / (2 * h)
        result[name] = slopes.view(centre.shape)
    return result
