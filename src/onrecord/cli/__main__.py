"""`python -m onrecord.cli`: the command line where the script `onrecord` is not on the path."""

from onrecord.cli import main

main(prog_name="onrecord")
