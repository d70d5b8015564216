"""LTI 1.3: launches, Deep Linking 2.0, Names and Roles 2.0, captive grades (1EdTech)."""
