"""Probes of activations/activation_functions, for public and hidden checks."""

import torch


def sigmoid_of(module, x):
    """sigmoid(x)"""
    return module.sigmoid(x)


def tanh_of(module, x):
    """tanh(x)"""
    return module.tanh(x)


def relu_of(module, x):
    """relu(x)"""
    return module.relu(x)


def leaky_relu_of(module, x, *slope):
    """leaky_relu(x, slope)"""
    return module.leaky_relu(x, *slope)


def gelu_of(module, x):
    """gelu(x)"""
    return module.gelu(x)


def sigmoid_derivative_of(module, y):
    """sigmoid_derivative(y)"""
    return module.sigmoid_derivative(y)


def tanh_derivative_of(module, y):
    """tanh_derivative(y)"""
    return module.tanh_derivative(y)


def relu_derivative_of(module, x):
    """relu_derivative(x)"""
    return module.relu_derivative(x)


def leaky_relu_derivative_of(module, x, *slope):
    """leaky_relu_derivative(x, slope)"""
    return module.leaky_relu_derivative(x, *slope)


def gelu_derivative_of(module, x):
    """gelu_derivative(x)

    Look at the product rule: both factors depend on x.
    """
    return module.gelu_derivative(x)


def gradient_at(x, y):
    (gradient,) = torch.autograd.grad(y.sum(), x)
    return {"value": y.detach(), "gradient of autograd": gradient}


def sigmoid_and_gradient(module, x):
    """sigmoid(x), and the gradient of autograd"""
    return gradient_at(x, module.sigmoid(x.requires_grad_()))
