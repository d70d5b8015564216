"""Academies that do not exist: schools, pupils, families and staff for tests, demo and benchmarks.

Nobody here is real. The same order gives the same people, whatever the machine.
"""
