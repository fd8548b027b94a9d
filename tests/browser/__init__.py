"""The whole app in a real Chromium."""
