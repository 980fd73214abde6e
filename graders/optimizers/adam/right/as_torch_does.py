import torch


def adam_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8):
    return one_step(param, grad, state, lr, betas, eps, 0.0)


def adamw_step(param, grad, state, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    return one_step(param, grad, state, lr, betas, eps, weight_decay)


def one_step(param, grad, state, lr, betas, eps, weight_decay):
    if state is None:
        exp_avg, exp_avg_sq, step = torch.zeros_like(param), torch.zeros_like(param), 0
    else:
        exp_avg, exp_avg_sq, step = state[0].clone(), state[1].clone(), state[2]
    param = param.clone().mul_(1 - lr * weight_decay)
    step += 1
    exp_avg.lerp_(grad, 1 - betas[0])
    exp_avg_sq.mul_(betas[1]).addcmul_(grad, grad, value=1 - betas[1])
    step_size = lr / (1 - betas[0] ** step)
    denom = (exp_avg_sq.sqrt() / (1 - betas[1] ** step) ** 0.5).add_(eps)
    return param.addcdiv_(exp_avg, denom, value=-step_size), (exp_avg, exp_avg_sq, step)


def update_all(step, params, grads, states, lr):
    params, states = list(params), list(states)
    for i, grad in enumerate(grads):
        if grad is not None:
            params[i], states[i] = step(params[i], grad, states[i], lr)
    return params, states
