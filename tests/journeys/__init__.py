"""A few long walks through the real installation in Debian's Chromium: real mail, real push, real payments over HTTP.

    clerk (desktop) -> app, runner, database -> SMTP catcher, push services, payment simulator -> customer (phone)

`house.py` starts everything, `clerk.py` and `customer.py` say what people do, `watching.py` looks over their shoulders:
no error in the console, nothing against the content security policy, nothing that a screen reader stumbles over.
Everything is found by role and label, in the language of who reads it (`words.py`).
"""
