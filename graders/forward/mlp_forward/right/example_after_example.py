import torch


def hidden_layer(x, w1, b1):
    rows = []
    for example in x:
        units = [(w * example).sum() + b for w, b in zip(w1, b1)]
        rows.append(torch.stack(units).clamp(min=0))
    return torch.stack(rows)


def predict_proba(x, w1, b1, w2, b2):
    logits = [(w2.view(-1) * row).sum() + b2.view(()) for row in hidden_layer(x, w1, b1)]
    return torch.stack([torch.exp(z) / (1 + torch.exp(z)) for z in logits])


def weights_of(model):
    state = model.state_dict()
    return tuple(state[key].clone() for key in ("0.weight", "0.bias", "2.weight", "2.bias"))
