"""What is said when a combination of filters shows nothing, or there are no tables.

It offers ways out that the view has counted, and invents none.
"""
