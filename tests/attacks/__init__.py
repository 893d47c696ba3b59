"""What a hostile client tries, over a real socket against the real server."""
