"""Uses the client that openapi-python-client generates; prints what came of it as JSON."""

import datetime
import importlib
import json
import pkgutil
import sys

import lastcall_client
from lastcall_client import AuthenticatedClient
from lastcall_client.api.call_events import record_call_events
from lastcall_client.api.campaigns import create_campaign, get_campaign, launch_campaign, list_campaigns
from lastcall_client.models import CallEvent, CallEventType, Campaign, NewCampaign, Problem

# The generator uses a name there that it does not import: their bodies are forms, XML or lines, which are no work for such a client.
without = {
    "answer_call_back",
    "receive_bandwidth_notice",
    "stream_call_events",
    "take_call_back_key",
    "unsubscribe",
}
found = pkgutil.walk_packages(lastcall_client.__path__, "lastcall_client.")
modules = [module.name for module in found if module.name.rsplit(".", 1)[-1] not in without]
for module in modules:
    importlib.import_module(module)

url, key = sys.argv[1:]
client = AuthenticatedClient(base_url=url, token=key)

created = create_campaign.sync(client=client, body=NewCampaign(name="By Python"), idempotency_key="python-1")
assert isinstance(created, Campaign), created
again = create_campaign.sync_detailed(client=client, body=NewCampaign(name="By Python"), idempotency_key="python-1")
launched = launch_campaign.sync(created.id, client=client)
event = CallEvent(
    id="evt-1",
    type_=CallEventType.STARTED,
    call_id="call-1",
    occurred_at=datetime.datetime.now(datetime.timezone.utc),
    to="+12025550143",
)
recorded = record_call_events.sync(created.id, client=client, body=event)
page = list_campaigns.sync(client=client, limit=10)
unknown = get_campaign.sync("019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11", client=client)
assert isinstance(unknown, Problem), unknown

print(
    json.dumps(
        {
            "replayed": again.headers["idempotency-replayed"],
            "status": launched.status,
            "recorded": recorded.recorded,
            "listed": [campaign.name for campaign in page.items],
            "problem": unknown.code,
            "modules": len(modules),
        }
    )
)
