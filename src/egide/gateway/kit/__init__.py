"""The provider's kit: an invented school to try an integration against, on a laptop."""
