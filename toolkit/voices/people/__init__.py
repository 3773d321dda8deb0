"""Who a source is."""
