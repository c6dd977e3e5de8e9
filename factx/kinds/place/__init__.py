"""A named place that is no country: city, province, river, region, as far as model and tables see it."""
