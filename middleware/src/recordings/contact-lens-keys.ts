/** An object that Contact Lens writes for a contact, or the transcript that Amazon Connect keeps of a chat. */
export type ContactLensObject = {
  kind: 'analysis' | 'redacted-recording' | 'chat-transcript';
  contactId: string;
  /** Of the customer's talk with an automated system; what comes of the talk with an agent lies beside it. */
  selfService: boolean;
  /** Personal data was taken out. */
  redacted: boolean;
  /** As the key tells it: later ones of a contact sort after earlier ones. */
  time: string;
};

/** Channels as `Channel__c` has them, with the folders below `Analysis` in which each has its files. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  VOICE: ['Voice', 'Voice/Redacted', 'Voice/ivr', 'Voice/ivr/Redacted'],
  CHAT: ['Chat', 'Chat/Redacted'],
  EMAIL: ['Email', 'Email/Redacted'],
  TASK: [],
};

const DAY_AND_CONTACT = '\\d{4}/\\d\\d/\\d\\d/(?<contactId>[0-9a-z][0-9a-z-]{0,35})';
const VOICE = 'Analysis/Voice/(?<selfService>ivr/)?';
const REDACTED = '(?<redacted>Redacted/)';
const TIME = '(?<time>[^/]+)';
const KINDS = [
  ['analysis', pattern(`${VOICE}${REDACTED}?${DAY_AND_CONTACT}_analysis(?:_redacted)?_${TIME}\\.json`)],
  [
    'analysis',
    pattern(`Analysis/(?:Chat|Email)/${REDACTED}?${DAY_AND_CONTACT}_analysis(?:_redacted)?_${TIME}\\.json`),
  ],
  [
    'redacted-recording',
    pattern(`${VOICE}${REDACTED}${DAY_AND_CONTACT}_call_recording_redacted_${TIME}\\.wav`),
  ],
  ['chat-transcript', pattern(`ChatTranscripts/${DAY_AND_CONTACT}_${TIME}\\.json`)],
] as const;

function pattern(written: string): RegExp {
  return new RegExp(`(?:^|/)${written}$`, 'i');
}

/** What a key, verbatim, names; `undefined` for other objects. Any folders may be above `Analysis`. */
export function contactLensObject(key: string): ContactLensObject | undefined {
  for (const [kind, written] of KINDS) {
    const found = written.exec(key)?.groups;
    if (!found) continue;
    const { contactId = '', selfService, redacted, time = '' } = found;
    return {
      kind,
      contactId,
      selfService: selfService !== undefined,
      redacted: redacted !== undefined,
      time,
    };
  }
  return undefined;
}

/**
 * Where the objects of a contact lie below one location, as prefixes of keys.
 * @param prefix of the location, empty or with a slash at its end
 * @param days `2026-11-20`
 * @param about whose they are, and on which channel; all of them where that is not known
 */
export function contactLensPrefixes(
  prefix: string,
  days: readonly string[],
  { contactId = '', channel }: { contactId?: string; channel?: string | undefined } = {},
): string[] {
  const folders = FOLDERS[channel ?? ''] ?? Object.values(FOLDERS).flat();
  return days.flatMap((day) =>
    folders.map((folder) => `${prefix}Analysis/${folder}/${day.replaceAll('-', '/')}/${contactId}`),
  );
}

/**
 * Whether an analysis takes the place of another of the same part of the contact: where redaction was asked for only redacted ones count,
 * otherwise what nothing was taken out of comes first; of the same kind the later one, or the same one again.
 * @param current key of the one that is in use
 */
export function isPreferredAnalysis(
  key: string,
  current: string | undefined,
  redactedOnly: boolean,
): boolean {
  const candidate = contactLensObject(key);
  if (candidate?.kind !== 'analysis' || (redactedOnly && !candidate.redacted)) return false;
  const used = current === undefined ? undefined : contactLensObject(current);
  if (!used || (redactedOnly && !used.redacted)) return true;
  if (used.redacted !== candidate.redacted) return used.redacted;
  return candidate.time >= used.time;
}
