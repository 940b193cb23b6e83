import type { ContactAttributes } from '../contracts/contact-record.ts';

/** What the whole deployment has on; a contact needs the deployment's switch and its own. */
export type DeploymentSwitches = {
  recordingImport: boolean;
  transcribe: boolean;
  contactLensImport: boolean;
};

/** What a contact's attributes ask for, as written there apart from letter case and surrounding space. */
export type ContactSwitches = {
  recordingImport: boolean;
  redactedRecordingImport: boolean;
  transcribe: boolean;
  contactLensImport: boolean;
  /** Absent where the attribute is absent or empty. */
  transcribeLanguage?: string;
  analyses: string[];
};

/** Names of the contact attributes, as the administrator's guide of Amazon Connect's package has them. */
export const ATTRIBUTES = {
  recordingImport: 'postcallRecordingImportEnabled',
  redactedRecordingImport: 'postcallRedactedRecordingImportEnabled',
  transcribe: 'postcallTranscribeEnabled',
  transcribeLanguage: 'postcallTranscribeLanguage',
  analyses: 'postcallTranscribeComprehendAnalysis',
  contactLensImport: 'contactLensImportEnabled',
} as const;

/**
 * Reads the switches of a contact. Letter case and surrounding space do not matter, in name and in
 * value: a switch that is ignored for a capital letter is a call that silently does not arrive.
 */
export function readSwitches(attributes: ContactAttributes | null | undefined): ContactSwitches {
  const valueOf = attributeReader(attributes ?? {});
  const language = valueOf(ATTRIBUTES.transcribeLanguage);
  const isOn = (name: string) => valueOf(name).toLowerCase() === 'true';
  return {
    recordingImport: isOn(ATTRIBUTES.recordingImport),
    redactedRecordingImport: isOn(ATTRIBUTES.redactedRecordingImport),
    transcribe: isOn(ATTRIBUTES.transcribe),
    contactLensImport: isOn(ATTRIBUTES.contactLensImport),
    ...(language === '' ? {} : { transcribeLanguage: language }),
    analyses: valueOf(ATTRIBUTES.analyses)
      .split(',')
      .map((code) => code.trim().toLowerCase())
      .filter((code) => code !== ''),
  };
}

/**
 * Reads attributes by name, '' for one that is not there. Where one name is written in several ways, the exact
 * spelling counts, then the first.
 */
export function attributeReader(attributes: ContactAttributes): (name: string) => string {
  const byName = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    const key = name.trim().toLowerCase();
    if (!byName.has(key)) byName.set(key, String(value ?? '').trim());
  }
  return (name) => {
    const exact = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return exact === undefined ? (byName.get(name.toLowerCase()) ?? '') : String(exact ?? '').trim();
  };
}
