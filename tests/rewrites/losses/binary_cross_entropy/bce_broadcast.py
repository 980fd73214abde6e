import torch


def bce(probs, targets):
    log_yes = torch.clamp(torch.log(probs), min=-100.0)
    log_no = torch.clamp(torch.log(1 - probs), min=-100.0)
    losses = log_no + targets * (log_yes - log_no)
    return -torch.mean(losses)
