#!/usr/bin/env python3
"""Sends call events to a call source of Lastcall, kind standard-webhooks. Python 3.8 or newer, nothing else.

Whoever has an event puts it into a folder, which takes no time and needs no network:

    import lastcall_events
    lastcall_events.spool({"id": "c1-ended", "type": "finished", "callId": "c1", ...})

A service sends what is there, in the order in which it came, until Lastcall has taken it:

    lastcall_events.py [--once]

The environment: LASTCALL_SOURCE_URL and LASTCALL_SOURCE_SECRET, as "Call sources" in Lastcall's settings shows them, and
LASTCALL_SPOOL, the folder (/var/spool/lastcall).
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone

MOST_EVENTS = 100
MOST_BYTES = 60_000
TIMEOUT_SECONDS = 30
LONGEST_PAUSE_SECONDS = 60


def folder():
    return os.environ.get("LASTCALL_SPOOL", "/var/spool/lastcall")


def instant(seconds):
    """A time in seconds of the epoch, as Lastcall takes it."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def e164(number):
    """A number that was dialled in E.164, with or without its plus sign; None for an extension or a SIP address."""
    digits = (number or "").strip().lstrip("+")
    return "+" + digits if digits.isdigit() and digits[0] != "0" and 8 <= len(digits) <= 15 else None


def spool(event):
    """Keeps an event, without what is None, until it has been sent."""
    os.makedirs(folder(), exist_ok=True)
    name = os.path.join(folder(), "%020d-%s" % (time.time_ns(), uuid.uuid4()))
    with open(name + ".new", "w", encoding="utf-8") as file:
        json.dump({key: value for key, value in event.items() if value is not None}, file)
        file.flush()
        os.fsync(file.fileno())
    # Whoever sends sees it whole or not at all.
    os.rename(name + ".new", name + ".json")


def send_all():
    """Sends what is there. Answers for how many seconds to wait before the next try; 0: all was taken."""
    while True:
        batch = next_batch()
        if not batch:
            return 0
        body = json.dumps({"events": [event for _, event in batch]}).encode()
        try:
            answer = post(body)
        except urllib.error.HTTPError as error:
            log("Lastcall answered %s: %s" % (error.code, detail(error)))
            return seconds_of(error.headers.get("Retry-After"))
        except OSError as error:
            log("Lastcall cannot be reached: %s" % error)
            return 5
        for one in answer.get("refused", []):
            # Never taken as it is, so it must not hold up the others. No number is logged.
            log("refused: %s (%s)" % (one["code"], batch[one["index"]][0]))
            set_aside(batch[one["index"]][0])
        for path, _ in batch:
            if os.path.exists(path):
                os.remove(path)


def next_batch():
    batch, length = [], 0
    for name in sorted(os.listdir(folder())) if os.path.isdir(folder()) else []:
        if not name.endswith(".json"):
            continue
        path = os.path.join(folder(), name)
        try:
            with open(path, encoding="utf-8") as file:
                event = json.load(file)
        except ValueError:
            log("cannot be read: %s" % path)
            set_aside(path)
            continue
        length += os.path.getsize(path) + 2
        if batch and (length > MOST_BYTES or len(batch) == MOST_EVENTS):
            break
        batch.append((path, event))
    return batch


def post(body):
    message, sent = "msg_%s" % uuid.uuid4(), str(int(time.time()))
    key = base64.b64decode(os.environ["LASTCALL_SOURCE_SECRET"].replace("whsec_", "", 1))
    signed = b"%s.%s.%s" % (message.encode(), sent.encode(), body)
    signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    headers = {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": sent,
        "webhook-signature": "v1," + signature,
    }
    request = urllib.request.Request(os.environ["LASTCALL_SOURCE_URL"], data=body, headers=headers)
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
        return json.load(response)


def detail(error):
    try:
        return json.load(error).get("detail", "")
    except ValueError:
        return error.reason


def seconds_of(text):
    return min(int(text), LONGEST_PAUSE_SECONDS) if text and text.isdigit() else LONGEST_PAUSE_SECONDS


def set_aside(path):
    refused = os.path.join(folder(), "refused")
    os.makedirs(refused, exist_ok=True)
    os.rename(path, os.path.join(refused, os.path.basename(path)))


def log(text):
    print(text, file=sys.stderr, flush=True)


def main():
    once = sys.argv[1:] == ["--once"]
    while True:
        pause = send_all()
        if once:
            return 0 if pause == 0 else 1
        time.sleep(pause or 0.5)


if __name__ == "__main__":
    sys.exit(main())
