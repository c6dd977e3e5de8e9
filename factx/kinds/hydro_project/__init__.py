"""Named works of water: hydropower plants, dams, barrages, pumped-storage schemes, cascades and reservoirs.

The generic "the dam" is none, nor is a river, a town or a company of the same name, nor a plant that runs on a fuel.
"""
