"""How services are answered: one folder a protocol. None of them decides what may leave."""
