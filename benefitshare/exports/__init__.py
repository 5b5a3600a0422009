"""What leaves the program as a file: the model workbook, tables, tidy data, papers, manifests.

Everything here makes bytes or plain tables from a judged deal; `files` writes them.
"""
