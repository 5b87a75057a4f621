"""Which claims may speak of one happening: what is compared of a claim, with which others, and how alike they are."""
