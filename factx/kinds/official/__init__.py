"""A named person whose public office the text gives: minister, mayor, ambassador, commander and the like.

Company and party posts, candidates, clergy and the leaders of rebels are none. One person is one entity, with every
place where the text names them; someone said to have held another office before is a second one, `former`.
"""
