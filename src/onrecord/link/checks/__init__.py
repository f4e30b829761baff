"""Did X say this?"""
