"""What a journey map is. Frozen types, no input or output.

Each collection has a module that holds its object and the parts of it; `catalog` gathers them. A field that
names another object says so in its type (`references`), and all that follows links derives from them.
"""
