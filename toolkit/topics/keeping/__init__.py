"""Models kept in a folder, and applied to other documents."""
