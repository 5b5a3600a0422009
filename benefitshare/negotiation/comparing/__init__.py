"""Deals side by side: differences, verdicts, what they hinge on, the offers so far."""
