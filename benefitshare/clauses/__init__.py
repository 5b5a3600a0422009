"""Pieces that the terms of a deal are made of: when money runs, indexation, sales-based payments.

A term imports clauses, never another term.
"""
