"""The commands of `cjm`: a module for those that need the same."""
