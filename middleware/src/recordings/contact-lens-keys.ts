/** An object that Contact Lens writes for a contact, or the transcript that Amazon Connect keeps of a chat. */
export type ContactLensObject = {
  kind: 'analysis' | 'redacted-recording' | 'chat-transcript';
  contactId: string;
  /** Personal data was taken out. */
  redacted: boolean;
  /** As the key tells it: later ones of a contact sort after earlier ones. */
  time: string;
};

const CONTACT = '([0-9a-z][0-9a-z-]{0,35})';
const DAY = '\\d{4}/\\d\\d/\\d\\d/';
const ANALYSIS = pattern(
  `Analysis/(?:Voice|Chat)/(Redacted/)?${DAY}${CONTACT}_analysis(?:_redacted)?_([^/]+)\\.json`,
);
const RECORDING = pattern(`Analysis/Voice/(Redacted/)${DAY}${CONTACT}_call_recording_redacted_([^/]+)\\.wav`);
const CHAT = pattern(`ChatTranscripts/()${DAY}${CONTACT}_([^/]+)\\.json`);
const KINDS = [
  ['analysis', ANALYSIS],
  ['redacted-recording', RECORDING],
  ['chat-transcript', CHAT],
] as const;

function pattern(written: string): RegExp {
  return new RegExp(`(?:^|/)${written}$`, 'i');
}

/** What a key, verbatim, names; `undefined` for other objects. Any folders may stand above `Analysis`. */
export function contactLensObject(key: string): ContactLensObject | undefined {
  for (const [kind, written] of KINDS) {
    const [found, folder, contactId = '', time = ''] = written.exec(key) ?? [];
    if (found !== undefined) return { kind, contactId, redacted: Boolean(folder), time };
  }
  return undefined;
}

/**
 * Where the objects of a contact lie below one location, as prefixes of keys.
 * @param prefix of the location, empty or with a slash at its end
 * @param days `2026-11-20`
 */
export function contactLensPrefixes(prefix: string, days: readonly string[], contactId = ''): string[] {
  const folders = ['Voice', 'Voice/Redacted', 'Chat', 'Chat/Redacted'];
  return days.flatMap((day) =>
    folders.map((folder) => `${prefix}Analysis/${folder}/${day.replaceAll('-', '/')}/${contactId}`),
  );
}

/**
 * Whether an analysis takes the place of another: where redaction was asked for only redacted ones count,
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
