"""The only room that touches the disk: reading and writing deal files, and starter deals.

Nothing here calculates a value. A deal file is untrusted input: it is read without tags or code,
within limits that are named when they are met, and never from outside its own folder.
"""
