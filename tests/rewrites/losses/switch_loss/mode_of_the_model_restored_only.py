import torch


@torch.no_grad()
def predict_proba(model, x):
    was_training = model.training
    model.eval()
    try:
        return torch.softmax(model(x), dim=1)
    finally:
        if was_training:
            model.train()
        else:
            model.eval()
