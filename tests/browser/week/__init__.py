"""The scripted week on one worker's screen, a day a file; a day is a function, a step of it a line or a call."""
