"""Articles on the same event: who was first with it, and who follows whom."""
