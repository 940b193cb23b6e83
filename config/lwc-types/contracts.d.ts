/** What the middleware writes, as the components read it. Written by: npm run contracts -- --write */
declare module 'contracts' {
  export type Conversation = {
    schemaVersion: 1;
    /** The contact's ID in Amazon Connect. */
    contactId: string;
    /** The source of the transcript; `CONNECT`: Amazon Connect's own transcript of a chat. */
    source: 'TRANSCRIBE' | 'CONTACT_LENS' | 'CONNECT';
    /** Absent: a call. A chat has no recording: its times are seconds from its first message. An e-mail has no turns. */
    channel?: 'VOICE' | 'CHAT' | 'EMAIL';
    /** ISO 8601, when second 0 was; known for chats. */
    startedAt?: string;
    /** Which file this is of how many: a conversation above 2 MB is split by turns. */
    part: {
      number: number;
      of: number;
    };
    /** BCP 47 code used by the speech service, e.g. `en-US`. */
    languageCode: string;
    /** Between words: a space, or nothing in languages that have none. */
    separator: ' ' | '';
    participants: Participant[];
    /** How speakers were distinguished; voices leave open who is who. Absent if they were not distinguished. */
    speakersBy?: 'CHANNEL' | 'VOICE';
    /** Personal data was removed, by the speech service or before anything was stored. */
    redacted?: true;
    /** In order of start. */
    turns: Turn[];
    statistics: Statistics;
    insights: Insights;
    /** Absent where the customer talked to no automated system, Contact Lens did not analyze it, or that talk is all there is: then it is this file's own. */
    selfService?: SelfServicePart;
    /** What was requested but is missing. */
    skipped: Skipped[];
  };
  export type Participant = {
    /** Stable inside the file: `customer`, `agent`, `speaker-2`, … */
    id: string;
    role: Role;
    /** Channel of the recording (0 = left), absent if speakers were distinguished by voice. */
    channel?: number;
    /** How a chat named the participant. */
    displayName?: string;
  };
  export type Role = 'CUSTOMER' | 'AGENT' | 'SYSTEM' | 'UNKNOWN';
  export type Turn = {
    /** Position in `turns`, so that findings and links can name a turn. */
    index: number;
    /** `id` of a participant. */
    participant: string;
    start: number;
    end: number;
    text: string;
    /** Absent: something said or written. A chat also has events (someone joined, left, …) and attachments; `text` then says what happened or names the file. */
    kind?: 'EVENT' | 'ATTACHMENT';
    /** Empty arrays if the source gives only the times of turns. */
    words: Words;
    /** From Amazon Comprehend with its scores, from Contact Lens only the label. */
    sentiment?: TurnSentiment;
    redactions?: Redaction[];
    /** Loudness of each second of the turn in decibels, null where nothing was heard (Contact Lens). */
    loudness?: (number | null)[];
  };
  /** Parallel arrays, all of one length: small on the wire and cheap to hold in a page. */
  export type Words = {
    /** As displayed, punctuation attached. The turn's text is these joined by its `separator`. */
    text: string[];
    start: number[];
    end: number[];
    /** 0 to 1. */
    confidence: number[];
  };
  export type TurnSentiment = {
    label: SentimentLabel;
    scores?: Scores;
  };
  export type SentimentLabel = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  /** Confidence of each label, 0 to 1. */
  export type Scores = {
    positive: number;
    negative: number;
    neutral: number;
    mixed: number;
  };
  /** Personal data was removed here; the text contains a placeholder such as `[PII]` or `[NAME]`. */
  export type Redaction = {
    from: number;
    to: number;
    /** Seconds; absent if the source does not say when. */
    start?: number;
    end?: number;
    /** Kind of the data, in the source's words: `NAME`, `CREDIT_DEBIT_NUMBER`, … */
    category?: string;
  };
  export type Statistics = {
    durationSeconds: number;
    /** By participant id; a participant who never spoke is absent. */
    talk: Record<string, Talk>;
    /** Absent if unknown: without a transcript, or for channels without audio. */
    silenceSeconds?: number;
    /** Seconds during which two or more spoke. Absent if unknown. */
    overlapSeconds?: number;
    /** Silences long enough to count, with their places. */
    silences: {
      start: number;
      end: number;
    }[];
    /** Who started to speak while another was still speaking, and for how long both spoke. */
    interruptions?: {
      participant: string;
      start: number;
      end: number;
    }[];
  };
  export type Talk = {
    seconds: number;
    /** Share of all talk, 0 to 1. */
    share: number;
    /** Absent, like all below, if unknown: no turns, or turns without duration. */
    words?: number;
    wordsPerMinute?: number;
    turns?: number;
    longestTurnSeconds?: number;
    /** Longest period in which only this participant spoke, including short pauses. */
    longestMonologueSeconds?: number;
    /** Where it starts; absent if the participant was never heard alone. */
    longestMonologueStart?: number;
    /** Average seconds from the end of another's turn to the answer; null if there was none. */
    responseSeconds: number | null;
    /** How often this participant started to speak while another was still speaking. */
    interruptions?: number;
  };
  export type Insights = {
    /** By party: `conversation` or a participant's ID. */
    sentiment?: Record<string, Sentiment>;
    keyPhrases?: KeyPhrase[];
    /** By party. */
    dominantLanguages?: Record<string, LanguageScore[]>;
    /** By party, four periods: the score of the turns weighted by the length of their texts; null where the party said nothing. */
    sentimentByQuarter?: Record<string, (SentimentPeriod | null)[]>;
    /** By party, from the first quarter in which it spoke to the last: a change of 0.2 or more, else `STEADY`; absent where it spoke in one quarter only. */
    sentimentTrend?: Record<string, 'IMPROVING' | 'STEADY' | 'WORSENING'>;
    /** By participant, −5 to 5, from Contact Lens; its quarters are divided by five in `sentimentByQuarter`. */
    sentimentScore?: Record<string, number>;
    entities?: Entity[];
    /** The sources of entities that responded, whether or not they found anything. */
    entitySources?: ('BUILT_IN' | 'CUSTOM' | 'TERM')[];
    /** By party. */
    syntax?: Record<string, Syntax>;
    /** Contact Lens categories, with the places that matched. */
    categories?: Finding[];
    /** From Contact Lens, like outcomes and action items: the words that name them. Times within a turn are estimated by the place in its text. */
    issues?: Finding[];
    outcomes?: Finding[];
    actionItems?: Finding[];
    /** From Contact Lens, verbatim. */
    summary?: string;
    /** Contact Lens's of the customer's talk with an automated system, beside the talk with an agent. */
    selfServiceSummary?: string;
    /** For all contacts in the chain, if the contact also has its own summary. */
    chainSummary?: string;
  };
  export type Sentiment = {
    label: SentimentLabel;
    scores: Scores;
  };
  export type KeyPhrase = {
    text: string;
    /** Best score of all places, 0 to 1. */
    score: number;
    count: number;
    /** Participant ids, in order of first use. */
    participants: string[];
    places: Place[];
  };
  /** Where a finding was said. `end` is that of its last word; `from` and `to` are its span in the turn's text. */
  export type Place = {
    turn: number;
    start: number;
    end: number;
    from?: number;
    to?: number;
  };
  export type LanguageScore = {
    code: string;
    score: number;
  };
  /** A quarter of the conversation. */
  export type SentimentPeriod = {
    start: number;
    end: number;
    /** −1 (negative) to 1 (positive): Amazon Comprehend's positive minus negative score, or a fifth of the Contact Lens score. */
    score: number;
    label?: SentimentLabel;
  };
  export type Entity = {
    text: string;
    /** Best score of all places, 0 to 1. */
    score: number;
    count: number;
    /** Participant ids, in order of first use. */
    participants: string[];
    places: Place[];
    /** `PERSON`, `DATE`, …; a custom recognizer's own types; the list's type for the customer's own terms. */
    type: string;
    /** Amazon Comprehend's built-in types, a custom recognizer, or the customer's own list of terms. */
    source: 'BUILT_IN' | 'CUSTOM' | 'TERM';
  };
  /** Words by part of speech, with Amazon Comprehend's tags (`NOUN`, `VERB`, …). */
  export type Syntax = {
    partsOfSpeech: {
      tag: string;
      count: number;
    }[];
    /** The 30 most frequent of each part of speech; all of them are in `ComprehendSyntax.json`. */
    words: {
      tag: string;
      text: string;
      count: number;
      /** When it was said: the first 20 times. */
      starts?: number[];
    }[];
  };
  /** Something found in a conversation at certain places: a category, an issue, an outcome. */
  export type Finding = {
    text: string;
    /** Absent where the source does not say where. */
    places: Place[];
    /** For an e-mail: the contacts of its thread in which it was found. */
    contacts?: string[];
  };
  /** The customer's talk with an automated system, from Contact Lens, beside the talk with an agent. Its times are seconds of a recording of its own. */
  export type SelfServicePart = {
    /** BCP 47 code used by the speech service, e.g. `en-US`. */
    languageCode: string;
    /** Between words: a space, or nothing in languages that have none. */
    separator: ' ' | '';
    participants: Participant[];
    /** How speakers were distinguished; voices leave open who is who. Absent if they were not distinguished. */
    speakersBy?: 'CHANNEL' | 'VOICE';
    /** Personal data was removed, by the speech service or before anything was stored. */
    redacted?: true;
    /** In order of start. */
    turns: Turn[];
    statistics: Statistics;
    insights: Insights;
  };
  /** An analysis, or a part of it, that was requested but is missing. */
  export type Skipped = {
    analysis: string;
    /** `conversation` or a participant id; absent where the whole analysis was skipped. */
    party?: string;
    /** `failed` is retried, the others are final. `too-long`: only the most frequent findings of a very long call are kept. */
    reason:
      | 'language-not-supported'
      | 'too-short'
      | 'too-long'
      | 'unknown-analysis'
      | 'not-configured'
      | 'same-audio'
      | 'failed';
    /** One sentence for the reader. */
    detail: string;
  };
  export type PlaybackState =
    | 'READY'
    | 'NO_PERMISSION'
    | 'NO_ACCESS'
    | 'NO_RECORDING'
    | 'DELETED'
    | 'NOT_YET'
    | 'ARCHIVED'
    | 'NOT_ALLOWED'
    | 'UNREACHABLE'
    | 'NOT_CONFIGURED';
  export type RecordingStatus = 'AVAILABLE' | 'DELETED' | 'UNAVAILABLE';
  export type Status = 'IMPORTED' | 'TRANSCRIBING' | 'ANALYSING' | 'DONE' | 'FAILED';
  export type WaveformStatus = 'PENDING' | 'READY' | 'FAILED';
}
