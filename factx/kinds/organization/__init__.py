"""A named organisation: ministry, bank, company, agency, party, outlet, as far as the language model sees it."""
