"""The smallest change that reaches a target."""
