def plot_gradient_flow(norms, ax):
    names = list(norms)
    for name in names:
        ys = norms[name]
        xs = [i + 1 for i in range(len(ys))]
        ax.semilogy(xs, ys, "o-", label=name)
    ax.legend(loc="best")
