"""One article, read closely: what is marked in it, and a page that shows it."""
