"""What the work is: records, codes, rules and envelopes; no input, no output, no clock of its own."""
