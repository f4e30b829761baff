"""Two articles → links; links → utterances."""
