#!/usr/bin/env bash
# torchmetrics: R2Score is 0, or more than 1, for good predictions of targets far from zero.
#
# R2Score keeps sums of y and of y squared, in float32, to be updated batch by batch, and takes the
# variance of the targets as their difference. If the targets are large beside their spread, nothing of
# it is left. Targets of -2 to 2, moved to 10000, get an R2 of 0.0, which reads as "no better than the
# mean"; moved to 101325, as air pressure in pascals, they get 1.0003, better than perfect (or 0.0, in
# another order), and a model with four times the error gets about the same. scikit-learn gives 0.875
# for the very same float32 arrays, as does the formula in float32 in one line, since both subtract the
# mean first. ExplainedVariance goes wrong likewise. No warning is given. One expects rounding in the
# last digits. It matters where a grader sets a bound for R2. What helps: targets in float64, or
# centered ones.
#
# Seen with torch 2.13.0 (CPU), torchmetrics 1.9.0, scikit-learn 1.8.0 (1.7.2 with Python 3.10).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 torchmetrics==1.9.0 numpy \
    'scikit-learn==1.8.0; python_version >= "3.11"' 'scikit-learn==1.7.2; python_version < "3.11"'
"$folder/venv/bin/python" - <<'EOF'
import sklearn.metrics
import torch
import torchmetrics

print("torch", torch.__version__.partition("+")[0], "torchmetrics", torchmetrics.__version__)
spread = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])
error = torch.tensor([0.5, -0.5, 0.5, -0.5, 0.5])
for center in 0.0, 1000.0, 10000.0, 101325.0:
    target = spread + center
    predicted = target + error
    r2, worse, in_float64 = (
        torchmetrics.R2Score()(p, y).item()
        for p, y in ((predicted, target), (target + 4 * error, target), (predicted.double(), target.double()))
    )
    by_sklearn = sklearn.metrics.r2_score(target.numpy(), predicted.numpy())
    by_formula = (1 - ((target - predicted) ** 2).sum() / ((target - target.mean()) ** 2).sum()).item()
    explained = torchmetrics.ExplainedVariance()(predicted, target).item()
    print(f"around {center:6.0f}: R2 {r2:.4f}, in float64 {in_float64:.3f}, scikit-learn {by_sklearn:.3f}, ", end="")
    print(f"formula {by_formula:.3f}; with four times the error {worse:.4f}; explained variance {explained:.4f}")
    assert by_formula == 0.875 and abs(by_sklearn - 0.875) < 1e-6 and abs(in_float64 - 0.875) < 1e-3
    wrong = abs(r2 - 0.875) > 0.05 and abs(explained - 0.88) > 0.05
    if wrong != (center >= 10000):
        raise SystemExit(f"changed: R2 around {center:.0f} is {r2:.4f}, explained variance {explained:.4f}")
EOF
