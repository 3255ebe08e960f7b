"""What helps authors to write: the schema for editors, starting files, and the reference of fields.

All of it is made of the models' own fields (`model/fields.py`), so that nothing is told in two places.
"""
