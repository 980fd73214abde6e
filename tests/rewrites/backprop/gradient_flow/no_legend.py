def plot_gradient_flow(norms, ax):
    ax.set_xlabel("layer")
    ax.set_ylabel("gradient norm")
    for name, values in norms.items():
        layers = list(range(1, 1 + len(values)))
        (line,) = ax.semilogy(layers, values)
        line.set_label(name)
