import torch


@torch.no_grad()
def prediction_spread(model, x, passes=100):
    was_training = model.training
    noisy, quiet = [], []
    for _ in range(passes):
        model.eval()
        quiet.append(model(x))
        model.train()
        noisy.append(model(x))
    if not was_training:
        model.eval()
    return torch.stack(noisy).std(0), torch.stack(quiet).std(0)
