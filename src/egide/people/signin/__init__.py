"""How staff prove who they are: passkeys, accounts elsewhere, the invitation that starts either."""
