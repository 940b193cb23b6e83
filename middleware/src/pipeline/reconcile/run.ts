/** What one run may do. */
export type ReconcileSettings = {
  /** What is in progress and unchanged for so long is looked at. */
  afterMinutes: number;
  /** A recording that is not there so many days after its record was made will not come any more. */
  giveUpDays: number;
  /** Recordings of today and so many days before are held against the records. */
  recordingDays: number;
  /** Records worked on, and recordings imported, in one run. */
  most: number;
  /** Contact attributes that a recording without a record is imported with; absent: it is only counted. */
  attributes?: Readonly<Record<string, string>>;
};

/** What went wrong with one contact of a run. */
export type Failure = { contactId: string; detail: string };
