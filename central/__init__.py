"""The central service: keeps what it cannot read; knows the domain and none of the device rooms."""
