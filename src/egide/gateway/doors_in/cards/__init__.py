"""A class code and four pictures: how a pupil of a primary school comes in without an account."""
