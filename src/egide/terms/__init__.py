"""Providers' documents as they were captured, what the machine read in them, what people said."""
