"""What templates may see: one module a page, each a frozen type with ready words, links and numbers."""
