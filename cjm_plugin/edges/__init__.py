"""Where the product meets the world: the MkDocs plugin and the command line. Nobody else knows either."""
