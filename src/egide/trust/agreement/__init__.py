"""What an agreement binds, which one applies, how it lives: values and rules, no database."""
