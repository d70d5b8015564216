"""The journal's rules: a Merkle tree that anyone can check, and what its lines commit to.

Formats are public: RFC 6962 for the tree, C2SP for tiles, notes, checkpoints, cosignatures and
proofs. Signing and checking signatures need a library: they come in as callables.
"""
