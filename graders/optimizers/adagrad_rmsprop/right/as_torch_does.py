import torch


def adagrad_step(param, grad, square_sum, lr, eps=1e-10):
    square_sum = torch.zeros_like(grad) if square_sum is None else square_sum.clone()
    square_sum.addcmul_(grad, grad)
    return torch.addcdiv(param, grad, square_sum.sqrt().add_(eps), value=-lr), square_sum


def rmsprop_step(param, grad, square_avg, lr, decay=0.99, eps=1e-8):
    square_avg = torch.zeros_like(grad) if square_avg is None else square_avg.clone()
    square_avg.mul_(decay).addcmul_(grad, grad, value=1 - decay)
    return torch.addcdiv(param, grad, square_avg.sqrt().add_(eps), value=-lr), square_avg


def updates(step, grads, lr):
    params, state = [torch.zeros_like(grads[0])], None
    for i in range(len(grads)):
        param, state = step(params[i], grads[i], state, lr)
        params.append(param)
    return torch.stack(params).diff(dim=0)
