"""What happens when the front end is built. Imports nothing of the product: rxconfig.py uses it."""
