"""What was read in a document, and what else proves a finding."""
