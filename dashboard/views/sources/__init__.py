"""Where numbers come from: claims, documents, citations, and what is new since an earlier build."""
