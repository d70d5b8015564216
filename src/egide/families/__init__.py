"""What families are told: notices, and the page where a school shows every tool in use."""
