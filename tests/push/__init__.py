"""Real Web Push for the browser journeys, on loopback: push services, Chromium, desktop.

    app's server --(proxy)--> PushService --(Google's protocol)--> Chromium --> service worker --> Desktop

Nothing of the app is replaced. Needs the Debian packages `chromium` and `dbus-daemon`.

    pytest_plugins = ["tests.push.fixtures"]

    def test_approve(app, push_service, desktop, push_chromium):  # app: started with running_push_service.app_env
        browser = push_chromium(granted=[app.url])
        browser.page.goto(app.url)
        ...                                      # switch push on, let the app send a quote
        shown = desktop.wait_for("Quote")
        with browser.context.expect_page() as opened:
            desktop.click(shown, "Approve")      # a trusted click, on a button or on the notification

An iPhone is played by `push_service.subscribe_virtually(vapid_key, Vendor.APPLE)`.
"""
