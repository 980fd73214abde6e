import numpy as np
import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        if mode not in {"min", "max"}:
            raise ValueError("mode")
        if min_delta < 0:
            raise ValueError("min_delta")
        if patience <= 0:
            raise ValueError("patience")
        self._patience, self._min_delta, self._mode = patience, min_delta, mode
        self._bad = 0
        self._n = 0
        self._arrays = {}
        self.best = self.best_epoch = None

    def step(self, value, model):
        value = np.float64(value)
        improved = not np.isnan(value)
        if improved and self.best is not None:
            gain = self.best - value if self._mode == "min" else value - self.best
            improved = gain > self._min_delta
        if improved:
            self.best, self.best_epoch = float(value), self._n
            self._arrays = {k: v.numpy().copy() for k, v in model.state_dict().items()}
        self._bad = 0 if improved else self._bad + 1
        self._n += 1
        return np.greater_equal(self._bad, self._patience)

    def restore(self, model):
        if not self._arrays:
            raise RuntimeError("there is no state to restore")
        with torch.no_grad():
            for name, tensor in model.state_dict().items():
                tensor.copy_(torch.from_numpy(self._arrays[name]))


def fit(model, optimizer, loss_fn, train_batches, x_val, y_val, stopper, max_epochs):
    losses = np.zeros(max_epochs)
    epoch, stop = 0, False
    while epoch < max_epochs and not stop:
        model.train(True)
        for batch in train_batches:
            for p in model.parameters():
                p.grad = None
            loss_fn(model(batch[0]), batch[1]).backward()
            optimizer.step()
        model.train(False)
        torch.set_grad_enabled(False)
        losses[epoch] = loss_fn(model(x_val), y_val).numpy()
        torch.set_grad_enabled(True)
        stop = stopper.step(losses[epoch], model)
        epoch += 1
    try:
        stopper.restore(model)
    except RuntimeError as nothing:
        print(nothing)
    return losses[:epoch].tolist()
