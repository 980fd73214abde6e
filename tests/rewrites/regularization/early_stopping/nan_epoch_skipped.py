class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if patience < 1 or min_delta < 0 or mode not in ("min", "max"):
            raise ValueError("no")
        self.patience, self.min_delta = patience, min_delta
        self.up = mode == "max"
        self.scores = []
        self.best = self.best_epoch = None

    def step(self, value, model):
        score = float(value)
        if score == score:
            self.scores.append(score)
            if self._record(score):
                self.best, self.best_epoch = score, len(self.scores) - 1
                self.kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
            return len(self.scores) - 1 - self.best_epoch >= self.patience
        return False

    def _record(self, score):
        if self.best is None:
            return True
        if self.up:
            return score > self.best + self.min_delta
        return score < self.best - self.min_delta

    def restore(self, model):
        if self.best is None:
            raise RuntimeError("nothing yet")
        model.load_state_dict(self.kept)
