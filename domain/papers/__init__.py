"""The papers an organisation has to have, made from the rows the app itself works by, so that they cannot drift."""
