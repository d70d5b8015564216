"""What a process holds in memory: policies, who is set apart; and how it hears what moves."""
