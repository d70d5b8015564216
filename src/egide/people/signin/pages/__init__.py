"""The pages of sign-in: the door, one's ways in, invitations, the people of a place."""
