"""The archive, and sending the firm a file."""
