"""What the screens ask of the open book: plain SQL, answers in frozen structs, every field passed through the gate."""
