"""Run the payoff of each topic on the solutions, and keep the picture that it draws.

Run `python docs/payoffs.py`; it writes exercises/TOPIC/payoff.svg, which the primers show.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Run all payoffs."""
    for script in sorted((ROOT / "exercises").glob("*/payoff.py")):
        topic = script.parent.name
        with tempfile.TemporaryDirectory() as folder:
            for path in [script, *(ROOT / "solutions" / topic).glob("*.py")]:
                shutil.copy(path, folder)
            target = script.with_suffix(".svg")
            subprocess.run([sys.executable, "payoff.py", target], cwd=folder, check=True)


if __name__ == "__main__":
    main()
