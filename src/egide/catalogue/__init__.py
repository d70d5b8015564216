"""The services that schools ask for: who provides them, what they are for, how to find them."""
