"""A tool registers itself (LTI Dynamic Registration 1.0); a person reads it, and decides."""
