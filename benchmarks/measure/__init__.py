"""How a reading is measured: the gold sheets, the definitions of the figures, the report."""
