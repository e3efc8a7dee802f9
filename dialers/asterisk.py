#!/usr/bin/env python3
"""Tells Lastcall of calls that Asterisk's Dial() makes. An AGI script: asterisk.conf beside it says where it is called.

    AGI(/usr/local/lib/lastcall/asterisk.py,answered,<id of the call>,<from>,<to>)
    AGI(/usr/local/lib/lastcall/asterisk.py,ended,<id of the call>,<from>,<to>)

It only puts an event into lastcall_events' folder, so that no call waits for a network.
"""

import signal
import socket
import sys
import time

import lastcall_events

# What Dial() leaves in the channel; times are in seconds.
VARIABLES = ("DIALSTATUS", "RINGTIME", "PROGRESSTIME", "DIALEDTIME", "ANSWEREDTIME")
# The words of DIALSTATUS: the outcome, and whether the phone must have rung for it. All others failed.
ENDINGS = {
    "ANSWER": ("answered", True),
    "BUSY": ("busy", True),
    "NOANSWER": ("no_answer", True),
    "CANCEL": ("canceled", False),
}


def main():
    # Asterisk sends it when the channel hangs up, which is when this script has something to tell.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    while sys.stdin.readline().strip():
        pass
    what, unique_id, number_from, number_to = (sys.argv[1:] + [""] * 4)[:4]
    call = "%s-%s" % (socket.gethostname(), unique_id)
    now = time.time()
    event = {
        "id": "%s-%s" % (call, what),
        "callId": call,
        "occurredAt": lastcall_events.instant(now),
        "from": lastcall_events.e164(number_from),
        "to": lastcall_events.e164(number_to),
    }
    if what == "answered":
        event["type"] = "started"
    else:
        dialled = {name: variable(name) for name in VARIABLES}
        if not dialled["DIALSTATUS"]:
            # It was hung up before anybody dialled.
            return
        event.update(ending(dialled, now))
    lastcall_events.spool(event)


def ending(dialled, now):
    outcome, rang = ENDINGS.get(dialled["DIALSTATUS"], ("failed", False))
    rang = rang or bool(dialled["RINGTIME"] or dialled["PROGRESSTIME"])
    lasted = seconds(dialled["DIALEDTIME"])
    return {
        "type": "finished" if rang else "not_placed",
        "outcome": outcome,
        "startedAt": lastcall_events.instant(now - lasted) if lasted else None,
        "durationSeconds": seconds(dialled["ANSWEREDTIME"]) if rang else None,
    }


def variable(name):
    """A variable of the channel; empty when it is not set."""
    print("GET VARIABLE " + name, flush=True)
    answer = sys.stdin.readline().strip()
    return answer[answer.index("(") + 1 : -1] if answer.startswith("200 result=1 (") else ""


def seconds(text):
    return int(text) if text.isdigit() else None


if __name__ == "__main__":
    main()
