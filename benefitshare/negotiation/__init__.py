"""What a concession is worth to each side, and where a deal is that suits both."""
