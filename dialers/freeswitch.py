#!/usr/bin/env python3
"""Tells Lastcall of calls that FreeSWITCH makes. It listens to the event socket (mod_event_socket) and puts what happens to
outbound legs into lastcall_events' folder.

    freeswitch.py [--once]

The environment: FREESWITCH_HOST (127.0.0.1), FREESWITCH_PORT (8021), FREESWITCH_PASSWORD (ClueCon), LASTCALL_SPOOL.
"""

import json
import os
import socket
import sys
import time

import lastcall_events

# HEARTBEAT comes every 20 seconds, so that a connection that is silent is dead.
EVENTS = "HEARTBEAT CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE"
STARTS = {"CHANNEL_PROGRESS": "ringing", "CHANNEL_PROGRESS_MEDIA": "early-media", "CHANNEL_ANSWER": "answered"}
# How a leg ended that nobody answered, by its cause; for these the phone must have rung.
RANG = {"USER_BUSY": "busy", "NO_ANSWER": "no_answer", "ALLOTTED_TIMEOUT": "no_answer"}
PAUSE_SECONDS = 5
SILENCE_SECONDS = 60


def call_event(event):
    """An event of FreeSWITCH as one of Lastcall; None where it tells of nothing that was dialled."""
    to = lastcall_events.e164(event.get("Caller-Destination-Number"))
    if event.get("Call-Direction") != "outbound" or to is None:
        return None
    name, call = event.get("Event-Name"), event["Unique-ID"]
    told = {
        "callId": call,
        "occurredAt": instant(event.get("Event-Date-Timestamp")),
        "from": lastcall_events.e164(event.get("Caller-Caller-ID-Number")),
        "to": to,
    }
    if name in STARTS:
        return {"id": "%s-%s" % (call, STARTS[name]), "type": "started", **told}
    if name == "CHANNEL_HANGUP_COMPLETE":
        return {"id": "%s-ended" % call, **told, **ending(event)}
    return None


def ending(event):
    answered = is_time(event.get("variable_answer_uepoch"))
    cause = event.get("Hangup-Cause", "")
    rang = answered or cause in RANG or any(
        is_time(event.get("variable_" + name)) for name in ("progress_uepoch", "progress_media_uepoch")
    )
    canceled = "canceled" if cause == "ORIGINATOR_CANCEL" else "failed"
    started = event.get("variable_start_uepoch")
    return {
        "type": "finished" if rang else "not_placed",
        "outcome": "answered" if answered else RANG.get(cause, canceled),
        "startedAt": instant(started) if is_time(started) else None,
        "durationSeconds": int(event.get("variable_billsec", 0)) if rang else None,
    }


def is_time(microseconds):
    return (microseconds or "0").isdigit() and int(microseconds or 0) > 0


def instant(microseconds):
    return lastcall_events.instant(int(microseconds) / 1_000_000 if is_time(microseconds) else time.time())


def listen():
    """Puts aside what FreeSWITCH tells, until the connection ends."""
    host = os.environ.get("FREESWITCH_HOST", "127.0.0.1")
    port = int(os.environ.get("FREESWITCH_PORT", "8021"))
    with socket.create_connection((host, port), timeout=SILENCE_SECONDS) as connection:
        stream = connection.makefile("rb")
        expect(read_message(stream), "auth/request")
        command(connection, stream, "auth " + os.environ.get("FREESWITCH_PASSWORD", "ClueCon"))
        command(connection, stream, "event json " + EVENTS)
        lastcall_events.log("listening to FreeSWITCH")
        while True:
            kind, body = read_message(stream)
            if kind == "text/disconnect-notice":
                return
            event = call_event(json.loads(body)) if kind == "text/event-json" else None
            if event is not None:
                lastcall_events.spool(event)


def command(connection, stream, text):
    connection.sendall((text + "\n\n").encode())
    expect(read_message(stream), "command/reply")


def expect(message, kind):
    if message[0] != kind or message[1].startswith(b"-ERR"):
        raise OSError("FreeSWITCH refused: is FREESWITCH_PASSWORD right?")


def read_message(stream):
    """The type and the body of the next message; of a reply its text."""
    headers = {}
    while True:
        line = stream.readline()
        if not line:
            raise OSError("FreeSWITCH has closed the connection")
        if not line.strip():
            break
        name, _, value = line.decode().partition(":")
        headers[name.strip().lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", 0)))
    return headers.get("content-type", ""), body or headers.get("reply-text", "").encode()


def main():
    while True:
        try:
            listen()
        except (OSError, ValueError) as error:
            lastcall_events.log("%s" % error)
            if sys.argv[1:] == ["--once"]:
                return 1
        if sys.argv[1:] == ["--once"]:
            return 0
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
