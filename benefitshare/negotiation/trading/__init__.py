"""What a step in one term is worth in steps of the others, and which trades both gain by."""
