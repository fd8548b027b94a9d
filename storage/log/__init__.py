"""The sealed log: what lies on disk. Envelopes as they travel, key boxes, membership, outbox, drafts, inbox."""
