"""The pure rules of Égide. Standard library only: no clock, no chance, no files, no sockets.

An auditor can replay everything in here from the values that a verdict names in `made_from`.
"""
