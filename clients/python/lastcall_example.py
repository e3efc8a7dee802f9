"""How to talk to Lastcall from Python with plain httpx: copy what you need.

    pip install -r requirements.txt        # httpx, and standardwebhooks to receive webhooks
    LASTCALL_URL=https://lastcall.example LASTCALL_KEY=lc_... python lastcall_example.py

Python 3.9 or newer.
"""

import os
import random
import time
import uuid

import httpx
from standardwebhooks.webhooks import Webhook

MAX_RETRIES = 5
LONGEST_WAIT_SECONDS = 60


class LastcallError(Exception):
    """An answer that is an error. `code` is stable; /docs/errors of your Lastcall lists all of them."""

    def __init__(self, response):
        try:
            self.problem = response.json()
        except ValueError:  # A proxy in between answers in words of its own.
            self.problem = {}
        self.status = response.status_code
        self.code = self.problem.get("code", "unexpected_answer")
        super().__init__(f"{self.status} {self.code}: {self.problem.get('detail', response.reason_phrase)}")


def request(client, method, path, **options):
    """Sends a request until it is answered. A change has one Idempotency-Key in all its tries, so it is done once."""
    headers = dict(options.pop("headers", {}))
    if method != "GET":
        headers.setdefault("Idempotency-Key", str(uuid.uuid4()))
    for tried in range(MAX_RETRIES + 1):
        try:
            response = client.request(method, path, headers=headers, **options)
        except httpx.TransportError:  # No connection, one that broke off, no answer in time.
            if tried == MAX_RETRIES:
                raise
            response = None
        if response is not None:
            if response.is_success:
                return response
            if tried == MAX_RETRIES or not may_be_sent_again(response):
                raise LastcallError(response)
        time.sleep(wait_seconds(response, tried))


def may_be_sent_again(response):
    """409 only with Retry-After: then the same request is still under way."""
    asked = retry_after_seconds(response)
    if asked is not None and asked > LONGEST_WAIT_SECONDS:
        return False
    status = response.status_code
    return status in (408, 429) or status >= 500 or (status == 409 and asked is not None)


def wait_seconds(response, tried):
    asked = None if response is None else retry_after_seconds(response)
    if asked is not None:
        return asked + random.random() / 2
    return min(LONGEST_WAIT_SECONDS, 0.5 * 2**tried) * random.uniform(0.5, 1)


def retry_after_seconds(response):
    text = response.headers.get("Retry-After", "")
    return int(text) if text.isdigit() else None  # A proxy may write a date.


def items(client, path, **query):
    """Every item of a list, page after page."""
    while True:
        page = request(client, "GET", path, params=query).json()
        yield from page["items"]
        if page["nextCursor"] is None:
            return
        query["cursor"] = page["nextCursor"]


def received(secret, headers, body):
    """The event of a webhook, checked. Raises WebhookVerificationError: answer that with 400. `body` is as it came."""
    return Webhook(secret).verify(body, dict(headers))


def main():
    key = os.environ["LASTCALL_KEY"]
    with httpx.Client(
        base_url=os.environ["LASTCALL_URL"],
        headers={"Authorization": f"Bearer {key}"},
        timeout=60,
    ) as client:
        campaign = request(client, "POST", "/v1/campaigns", json={"name": "Autumn turnout"}).json()
        print(f"made {campaign['name']}")

        # A file changes nothing when it comes twice, and needs no key.
        report = request(
            client,
            "POST",
            f"/v1/campaigns/{campaign['id']}/contacts/import",
            params={"country": "US"},
            headers={"Content-Type": "text/csv"},
            content="phone,first_name\n(202) 555-0143,Ada\n",
        ).json()
        print(f"imported {report['imported']}")

        request(client, "POST", f"/v1/campaigns/{campaign['id']}/launch")
        for each in items(client, "/v1/campaigns", status="active", limit=2):
            print(f"active: {each['name']}")

        try:
            request(client, "PATCH", f"/v1/campaigns/{campaign['id']}", json={"name": " "})
        except LastcallError as error:
            print(f"refused: {error.code}")


if __name__ == "__main__":
    main()
