import torch


def predict_proba(model, x):
    modes = [(m, m.training) for m in model.modules()]
    try:
        model.eval()
        with torch.no_grad():
            e = model(x).exp()
            return e / e.sum(dim=0)
    finally:
        for m, mode in modes:
            m.training = mode
