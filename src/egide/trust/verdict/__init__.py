"""From a charter, the law of a day, documents and proofs to findings and a verdict."""
