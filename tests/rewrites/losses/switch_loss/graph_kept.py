import torch


def predict_proba(model, x):
    modes = [m.training for m in model.modules()]
    model.eval()
    try:
        probs = torch.softmax(model(x), dim=1)
    finally:
        for module, mode in zip(model.modules(), modes):
            module.training = mode
    return probs
