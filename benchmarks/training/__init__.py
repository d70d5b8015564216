"""How the learned reader and the arbiter are trained: `python -m benchmarks.train`."""
