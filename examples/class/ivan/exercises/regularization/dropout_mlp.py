from pathlib import Path

exec(Path("solutions/regularization/dropout_mlp.py").read_text())
