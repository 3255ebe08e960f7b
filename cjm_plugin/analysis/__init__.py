"""What follows from a catalog: pure functions, no input or output, no clock."""
