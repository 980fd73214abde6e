import torch


def mse_loss(pred, target, reduction="mean"):
    difference = torch.subtract(pred, target)
    squared = torch.multiply(difference, difference)
    options = {"none": squared, "sum": squared.sum(), "mean": squared.mean()}
    try:
        return options[reduction]
    except KeyError:
        raise ValueError("reduction is mean, sum or none")
