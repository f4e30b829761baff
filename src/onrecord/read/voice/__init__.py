"""In whose voice each sentence is, and what evaluates in the outlet's own."""
