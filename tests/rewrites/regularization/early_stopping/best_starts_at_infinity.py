import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1:
            raise ValueError("patience < 1")
        if min_delta < 0:
            raise ValueError("min_delta < 0")
        if mode == "min":
            self.best = float("inf")
            self.is_better = lambda new, old: new < old - min_delta
        elif mode == "max":
            self.best = float("-inf")
            self.is_better = lambda new, old: new > old + min_delta
        else:
            raise ValueError("unknown mode")
        self.patience = patience
        self.best_epoch = None
        self.current_epoch = 0
        self.since_best = 0

    def step(self, value, model):
        value = float(value)
        self.since_best += 1
        if self.is_better(value, self.best):
            self.best = value
            self.best_epoch = self.current_epoch
            self.best_model = copy.deepcopy(model)
            self.since_best = 0
        self.current_epoch += 1
        return self.since_best >= self.patience

    def restore(self, model):
        if self.best_epoch is None:
            raise RuntimeError("no best model")
        model.load_state_dict(self.best_model.state_dict())
