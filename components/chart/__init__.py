"""The charts: values in, an Altair chart out, in the house's colours and the viewer's language."""
