def steepest_logit(target):
    if target == 0 or target == 1:
        return 0.0
    raise ValueError(f"target must be 0 or 1, got {target}")
