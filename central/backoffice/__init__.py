"""The back office in a browser: rounded sums over teams behind a login. No script, nothing from elsewhere."""
