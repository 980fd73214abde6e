#!/usr/bin/env bash
# pytest-json-report with subtests: the last subtest decides, and a failed test counts as none.
#
# pytest 9 runs the subTest blocks of unittest itself. It sends a report for each block, and at the end
# one for the whole test, all under the name of the test. pytest-json-report keeps one outcome for each
# name. A test of which the first or a middle block fails is listed with the outcome "subtests passed"
# if the last block passes, the stage "call" says "passed", the summary counts no failure, and only
# "exitcode" is 1. The same failure in the last block is "failed". Tests that pass throughout are
# listed as "subtests passed", too, so they are missing under "passed". One expects "failed" in each of
# the cases, as in the JUnit file of the same run. A grader that adds up points from this report gives
# them for a test that failed.
#
# Seen with pytest 9.2.0, pytest-json-report 1.5.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pytest==9.2.0 pytest-json-report==1.5.0
cd "$folder"
cat > test_relu.py <<'EOF'
import unittest


class TestRelu(unittest.TestCase):
    def check(self, wrong):
        for x in range(3):
            with self.subTest(x=x):
                self.assertNotEqual(x, wrong)

    def test_first_fails(self):
        self.check(wrong=0)

    def test_last_fails(self):
        self.check(wrong=2)

    def test_none_fails(self):
        self.check(wrong=None)

    def test_no_subtests(self):
        self.assertEqual(1, 1)
EOF
"$folder/venv/bin/python" -m pytest -q --tb=no --json-report --json-report-file=report.json \
    --junitxml=report.xml test_relu.py || true
"$folder/venv/bin/python" - <<'EOF'
import json
import xml.etree.ElementTree as ElementTree

report = json.load(open("report.json"))
cases = ElementTree.parse("report.xml").iter("testcase")
junit = {case.get("name"): case.find("failure") is not None for case in cases}
outcomes = {test["nodeid"].rpartition("::")[2]: test["outcome"] for test in report["tests"]}
for name, outcome in outcomes.items():
    print(f"{name:18} pytest-json-report: {outcome:16} JUnit: {'failed' if junit[name] else 'passed'}")
print("summary:", report["summary"], "exitcode:", report["exitcode"])
assert [name for name, failed in junit.items() if failed] == ["test_first_fails", "test_last_fails"]
assert report["exitcode"] == 1 and report["summary"]["failed"] == 1
if outcomes != {
    "test_first_fails": "subtests passed",
    "test_last_fails": "failed",
    "test_none_fails": "subtests passed",
    "test_no_subtests": "passed",
}:
    raise SystemExit(f"changed: {outcomes}")
EOF
