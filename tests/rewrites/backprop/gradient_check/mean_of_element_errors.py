def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes must match")
    errors = []
    for p, q in zip(a.flatten().tolist(), b.flatten().tolist(), strict=True):
        size = abs(p) + abs(q)
        errors.append(abs(p - q) / size if size > 0 else 0.0)
    return sum(errors) / len(errors)
