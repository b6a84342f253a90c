"""The open register of trademarks protected at the border. IP is intellectual property here."""

__version__ = "0.1.0"
