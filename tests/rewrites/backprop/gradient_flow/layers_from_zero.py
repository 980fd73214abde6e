def plot_gradient_flow(norms, ax):
    for name, values in norms.items():
        ax.plot(values, label=name, marker=".")
    ax.set(xlabel="layer", ylabel="gradient norm", yscale="log")
    ax.legend()
