"""The tests. mini/ is a data/ in small, with invented numbers; every folder beside it tests the folder of its
name.
"""
