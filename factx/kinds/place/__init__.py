"""A named place that is no country: city, province, river, region, as far as the language model and the tables see it."""
