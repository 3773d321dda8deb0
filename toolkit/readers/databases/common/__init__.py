"""What the exports of several databases have in common."""
