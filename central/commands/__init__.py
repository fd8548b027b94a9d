"""The command line of the service: one file a subject, one sentence on standard error when something is wrong."""
