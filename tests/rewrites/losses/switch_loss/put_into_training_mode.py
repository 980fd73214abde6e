from torch import nn, no_grad


def predict_proba(model, x):
    softmax = nn.Softmax(dim=1)
    model.eval()
    try:
        with no_grad():
            probs = softmax(model(x))
    finally:
        model.train()
    return probs
