import torch


def evaluate(model, loss_fn, batches):
    model.train(False)
    weighted = []
    with torch.no_grad():
        for x, y in batches:
            prediction = model(x)
            weighted.append(loss_fn(prediction, y).item() * len(y))
    return sum(weighted) / sum(len(y) for _, y in batches)
