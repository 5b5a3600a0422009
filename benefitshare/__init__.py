"""What a data partnership is worth to each party, how sure that is, and where it falls short."""

__version__ = "0.1.0"
