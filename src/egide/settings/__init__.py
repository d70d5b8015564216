"""How Égide runs: `base`, and one module per place (`laptop`, `production`, `test`)."""
