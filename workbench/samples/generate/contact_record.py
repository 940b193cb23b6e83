"""The contact record that Amazon Connect would send for a call, with times that fit the recording.

Members and their meaning: https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
"""

import math
import uuid
from datetime import datetime, timedelta, timezone

from dialogue import Dialogue

ACCOUNT = '111122223333'
INSTANCE = f'arn:aws:connect:us-east-1:{ACCOUNT}:instance/8f2c6d1e-4b7a-4f5e-9c3d-2a1b0c9d8e7f'
BUCKET = 'northwind-connect-recordings'
SYSTEM_ADDRESS = '+18005550199'
SWITCHES = {
    'postcallRecordingImportEnabled': 'true',
    'postcallTranscribeEnabled': 'true',
    'postcallTranscribeComprehendAnalysis': 'snt,kw,dl,ne,syn',
}
GREETING = timedelta(seconds=8)
RINGING = timedelta(seconds=4)


def contact_record(call: dict, dialogue: Dialogue, chain: dict) -> dict:
    """`chain`: `initiated`, a datetime, and the contact ids `previous`, `next` and `initial`, or None."""
    initiated = chain['initiated']
    # A transferred caller has been greeted before.
    enqueued = initiated if chain['previous'] else initiated + GREETING
    dequeued = enqueued + timedelta(seconds=call['queueSeconds'])
    connected = dequeued + RINGING
    disconnected = connected + timedelta(seconds=math.ceil(dialogue.duration))
    finished = disconnected + timedelta(seconds=call['afterContactWorkSeconds'])
    recording = {
        'DeletionReason': None,
        'Location': _location(call['contactId'], connected),
        'Status': 'AVAILABLE',
    }
    return {
        'AWSAccountId': ACCOUNT,
        'AWSContactTraceRecordFormatVersion': '2017-03-10',
        'Agent': _agent(call, dialogue, connected, disconnected, finished),
        'AgentConnectionAttempts': 1,
        'AnsweringMachineDetectionStatus': None,
        'Attributes': _attributes(call),
        'Campaign': {'CampaignId': None},
        'Channel': 'VOICE',
        'ConnectedToSystemTimestamp': _written(initiated),
        'ContactDetails': {},
        'ContactId': call['contactId'],
        'CustomerEndpoint': {'Address': call['customerAddress'], 'Type': 'TELEPHONE_NUMBER'},
        'DisconnectReason': call['disconnectReason'],
        'DisconnectTimestamp': _written(disconnected),
        'InitialContactId': chain['initial'],
        'InitiationMethod': 'TRANSFER' if chain['previous'] else 'INBOUND',
        'InitiationTimestamp': _written(initiated),
        'InstanceARN': INSTANCE,
        'LastUpdateTimestamp': _written(finished + timedelta(seconds=66)),
        'MediaStreams': [{'Type': 'AUDIO'}],
        'NextContactId': chain['next'],
        'PreviousContactId': chain['previous'],
        'Queue': {
            'ARN': _arn('queue', call['queue']),
            'DequeueTimestamp': _written(dequeued),
            'Duration': call['queueSeconds'],
            'EnqueueTimestamp': _written(enqueued),
            'Name': call['queue'],
        },
        'Recording': {**recording, 'Type': 'AUDIO'},
        'Recordings': [
            {
                **recording,
                'FragmentStartNumber': None,
                'FragmentStopNumber': None,
                'MediaStreamType': 'AUDIO',
                'ParticipantType': None,
                'StartTimestamp': None,
                'StopTimestamp': None,
                'StorageType': 'S3',
            }
        ],
        'References': [],
        'ScheduledTimestamp': None,
        'SystemEndpoint': {'Address': SYSTEM_ADDRESS, 'Type': 'TELEPHONE_NUMBER'},
        'TransferCompletedTimestamp': _written(disconnected) if chain['next'] else None,
        # Only where a contact leaves Amazon Connect.
        'TransferredToEndpoint': None,
        'VoiceIdResult': None,
    }


def _agent(call: dict, dialogue: Dialogue, connected, disconnected, finished) -> dict:
    held = math.ceil(sum(dialogue.holds))
    talked = int((disconnected - connected).total_seconds())
    username = call['agent']['username']
    return {
        'ARN': _arn('agent', username),
        'AfterContactWorkDuration': call['afterContactWorkSeconds'],
        'AfterContactWorkEndTimestamp': _written(finished),
        'AfterContactWorkStartTimestamp': _written(disconnected),
        'AgentInteractionDuration': talked - held,
        'ConnectedToAgentTimestamp': _written(connected),
        'CustomerHoldDuration': held,
        'HierarchyGroups': None,
        'LongestHoldDuration': math.ceil(max(dialogue.holds, default=0)),
        'NumberOfHolds': len(dialogue.holds),
        'RoutingProfile': {'ARN': _arn('routing-profile', call['queue']), 'Name': call['queue']},
        'StateTransitions': None,
        'Username': username,
    }


def _attributes(call: dict) -> dict:
    switches = {**SWITCHES, 'postcallTranscribeLanguage': call['languageCode']}
    return {**call['attributes'], **call.get('switches', switches)}


def _arn(kind: str, name: str) -> str:
    return f'{INSTANCE}/{kind}/{uuid.uuid5(uuid.NAMESPACE_URL, f"{INSTANCE}/{kind}/{name}")}'


def _location(contact_id: str, connected: datetime) -> str:
    folder = f'{BUCKET}/connect/northwind/CallRecordings/{connected:%Y/%m/%d}'
    return f'{folder}/{contact_id}_{connected:%Y%m%dT%H:%M}_UTC.wav'


def _written(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
