"""Égide: a trust framework for the digital services that schools use."""
