"""Screens of the proofreader: a desk for any text, its rules, and findings on drafts and reports."""
