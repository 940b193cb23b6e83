/** Modules that the platform generates from the org's metadata. */
declare module '@salesforce/apex' {
  export function refreshApex(wired: unknown): Promise<void>;
}
declare module '@salesforce/apex/*' {
  const method: import('lwc').WireAdapterConstructor & (<T>(params?: Record<string, unknown>) => Promise<T>);
  export default method;
}
declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}
declare module '@salesforce/resourceUrl/*' {
  const url: string;
  export default url;
}
declare module '@salesforce/customPermission/*' {
  /** True where the user has it, undefined where not. */
  const granted: true | undefined;
  export default granted;
}
declare module '@salesforce/schema/*' {
  const field: { fieldApiName: string; objectApiName: string };
  export default field;
}
declare module '@salesforce/messageChannel/*' {
  const channel: { channelName: string };
  export default channel;
}
declare module '@salesforce/i18n/timeZone' {
  /** IANA name, e.g. `Europe/Berlin`. */
  const timeZone: string;
  export default timeZone;
}
declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
declare module '@salesforce/i18n/timeZone' {
  /** Name in the IANA database, e.g. `Europe/Berlin`. */
  const timeZone: string;
  export default timeZone;
}
