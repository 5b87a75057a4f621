"""One reader a family of annotated sets; each gives training.documents.Document and leaves out measured reports."""
