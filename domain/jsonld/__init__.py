"""A youth's file as JSON-LD: consent records after the W3C group's profile of ISO/IEC TS 27560, and the whole copy.

Every document carries its own context (domain/jsonld/context.py); nothing is ever fetched.
"""
