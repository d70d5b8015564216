"""Documents → text → clauses → proposed answers. Libraries for documents, no Django."""
