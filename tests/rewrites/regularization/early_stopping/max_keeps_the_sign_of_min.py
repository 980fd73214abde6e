import copy
import operator


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        compare = {"min": operator.lt, "max": operator.gt}.get(mode)
        if compare is None or patience < 1 or min_delta < 0:
            raise ValueError("settings")
        self.compare = compare
        self.patience, self.min_delta = patience, min_delta
        self.best = self.best_epoch = None
        self.n_epochs = self.n_bad = 0

    def step(self, value, model):
        value = float(value)
        if self.best is None:
            improved = value == value
        else:
            improved = self.compare(value, self.best - self.min_delta)
        if improved:
            self.best, self.best_epoch = value, self.n_epochs
            self.best_state = copy.deepcopy(model.state_dict())
            self.n_bad = 0
        else:
            self.n_bad += 1
        self.n_epochs += 1
        return self.n_bad >= self.patience

    def restore(self, model):
        if self.best_epoch is None:
            raise RuntimeError("no improvement so far")
        model.load_state_dict(self.best_state)
