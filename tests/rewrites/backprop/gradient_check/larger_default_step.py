import numpy as np
import torch


def numerical_gradients(f, params, h=1e-4):
    arrays = {name: np.array(p.tolist(), dtype=np.float64) for name, p in params.items()}

    def loss():
        return float(f({name: torch.tensor(array) for name, array in arrays.items()}))

    grads = {}
    for name, array in arrays.items():
        grad = np.empty_like(array)
        for index in np.ndindex(array.shape):
            centre = array[index]
            array[index] = centre + h
            right = loss()
            array[index] = centre - h
            left = loss()
            array[index] = centre
            grad[index] = (right - left) / (2 * h)
        grads[name] = torch.tensor(grad)
    return grads
