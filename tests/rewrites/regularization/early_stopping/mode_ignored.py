import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        for problem in (patience < 1, min_delta < 0, mode not in ("min", "max")):
            if problem:
                raise ValueError("wrong setting")
        self.patience, self.min_delta = patience, min_delta
        self.best_loss = float("nan")
        self.best_epoch = None
        self.counter = self.epoch = 0

    @property
    def best(self):
        return None if self.best_epoch is None else self.best_loss

    def step(self, value, model):
        loss = float(value)
        has_improved = loss == loss and (
            self.best_epoch is None or self.best_loss - loss > self.min_delta
        )
        if has_improved:
            self.best_loss = loss
            self.best_epoch = self.epoch
            self.best_model = copy.deepcopy(model.state_dict())
            self.counter = 0
        else:
            self.counter += 1
        self.epoch += 1
        return self.counter >= self.patience

    def restore(self, model):
        if self.best_epoch is None:
            raise RuntimeError("there is no best model")
        model.load_state_dict(self.best_model)
