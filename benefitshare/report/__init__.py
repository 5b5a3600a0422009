"""What is said of a deal: sentences, tables and documents made from results.

Pure: this room reads no file, prints nothing and works out no value of its own.
"""
