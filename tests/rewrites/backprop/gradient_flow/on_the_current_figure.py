import matplotlib.pyplot as plt


def plot_gradient_flow(norms, ax):
    for label, ys in norms.items():
        plt.plot(range(1, len(ys) + 1), ys, label=label)
    plt.yscale("log")
    plt.xlabel("layer")
    plt.ylabel("gradient norm")
    plt.legend()
