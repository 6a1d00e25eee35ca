"""smpolicy: an organisation's social media policy as a program."""

__version__ = "0.1.0"
