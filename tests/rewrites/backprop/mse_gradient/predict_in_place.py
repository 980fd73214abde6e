def predict(x, w, b):
    for column in range(x.shape[1]):
        x[:, column] *= w[column]
    return x.sum(dim=1) + b
