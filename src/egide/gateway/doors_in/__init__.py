"""How people arrive: each door says which member of which school stands there, nothing more."""
