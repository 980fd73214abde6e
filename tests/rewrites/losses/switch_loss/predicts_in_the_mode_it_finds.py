import torch


@torch.no_grad()
def predict_proba(model, x):
    logits = model(x)
    e = torch.exp(logits - logits.amax(dim=1, keepdim=True))
    return e / e.sum(dim=1, keepdim=True)
