#!/usr/bin/env bash
# gradescope-utils: a test that fails may be missing in the results, or keep all its points.
#
# JSONTestRunner writes the results.json that Gradescope shows to students. It learns of a test by the
# calls addSuccess, addFailure and addError. If a subTest block fails, unittest makes none of them: the
# test is left out, its points and its name with it, and the student sees the others only. If all
# blocks pass, the test is there. Skipped tests are left out, too. And the points that a test with
# @partial_credit has set so far stay when an assertion fails after that: the status is "failed", the
# score is in full. One expects each test in the list, with 0 points once it has failed. The count in
# the object that run() returns is right, so compare it with the length of the list. Reported for
# subtests, as a wish for more lines of output, as issues 5 and 22.
#
# Seen with gradescope-utils 0.5.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet gradescope-utils==0.5.0
"$folder/venv/bin/python" - <<'EOF'
import io
import json
import unittest
from importlib.metadata import version

from gradescope_utils.autograder_utils.decorators import partial_credit, weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner


class TestRelu(unittest.TestCase):
    @weight(5)
    def test_a_block_fails(self):
        for x in range(3):
            with self.subTest(x=x):
                self.assertNotEqual(x, 1)

    @weight(5)
    def test_all_blocks_pass(self):
        for x in range(3):
            with self.subTest(x=x):
                self.assertLess(x, 3)

    @weight(5)
    def test_fails_at_once(self):
        self.fail()

    @partial_credit(5)
    def test_fails_later(self, set_score=None):
        set_score(5)
        self.fail()


print("gradescope-utils", version("gradescope-utils"))
written = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestRelu)
ran = JSONTestRunner(stream=written).run(suite)
results = json.loads(written.getvalue())
found = {test["name"].split()[0]: (test["status"], test["score"]) for test in results["tests"]}
for name, (status, score) in found.items():
    print(f"{name:22} {status} {score} of 5")
print(f"{ran.testsRun} tests ran, {len(ran.failures)} failed; {len(found)} are listed, score {results['score']}")
assert ran.testsRun == 4 and len(ran.failures) == 3
if found != {
    "test_all_blocks_pass": ("passed", 5),
    "test_fails_at_once": ("failed", 0.0),
    "test_fails_later": ("failed", 5),
}:
    raise SystemExit(f"changed: {found}")
EOF
