import matplotlib.pyplot as plt
import torch


def edge_features(images):
    rows = []
    for image in images:
        height, width = image.shape
        across = [
            abs(image[r, c + 1] - image[r, c]) for r in range(height) for c in range(width - 1)
        ]
        down = [abs(image[r + 1, c] - image[r, c]) for r in range(height - 1) for c in range(width)]
        rows.append([sum(across) / len(across), sum(down) / len(down)])
    return torch.tensor(rows, dtype=images.dtype)


def scale(train, test):
    scaled_train, scaled_test = torch.empty_like(train), torch.empty_like(test)
    for j in range(train.shape[1]):
        column = train[:, j]
        mean = sum(column) / len(column)
        std = (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5
        scaled_train[:, j] = (column - mean) / std
        scaled_test[:, j] = (test[:, j] - mean) / std
    return scaled_train, scaled_test


def compare(ways, fit, train, test, sizes):
    result = {}
    for name, (extract, make_model) in ways.items():
        result[name] = []
        for n in sizes:
            a, b = scale(extract(train[0][:n]), extract(test[0]))
            model = make_model()
            fit(model, a, train[1][:n])
            model.eval()
            right = 0
            for row, label in zip(b, test[1]):
                right += int(model(row[None]).argmax() == label)
            result[name].append(right / len(test[1]))
    return result


def plot_comparison(accuracies, sizes):
    figure = plt.figure()
    for name in accuracies:
        plt.plot(sizes, accuracies[name], marker="s", label=name)
    plt.xlabel("training images")
    plt.ylabel("test accuracy")
    plt.title("By hand or end to end")
    plt.legend()
    plt.close(figure)
    return figure
