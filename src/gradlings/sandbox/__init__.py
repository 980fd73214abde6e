"""Run student code out of reach of the answers: in confined workers, with plain data between.

`client` and `layers` belong to the trusted side, `zygote` and `worker` to the other; `wire`,
`plain_data`, `confine`, `forbid` and `loading` are used by both. Nothing here knows of courses or
grades.
"""
