def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        number_of_layers = len(values)
        layers = range(number_of_layers, 0, -1)
        ax.semilogy(list(layers), values, label=name)
    ax.set(xlabel="layer", ylabel="gradient norm")
    ax.legend(loc="upper right")
