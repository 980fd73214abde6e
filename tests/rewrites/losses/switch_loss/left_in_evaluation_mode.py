import torch


@torch.no_grad()
def predict_proba(model, x):
    logits = model.eval()(x)
    return torch.softmax(logits, dim=-1)
