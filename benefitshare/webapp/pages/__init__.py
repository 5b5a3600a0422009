"""One module for each page, each with `render()`."""
