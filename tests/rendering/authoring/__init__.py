"""What helps authors to write."""
