/** Modules of the platform for which no types are published. */
declare module 'lightning/uiRecordApi' {
  export const getRecord: import('lwc').WireAdapterConstructor;
  export function getFieldValue(record: unknown, field: object): unknown;
  /** Fails with `{status, body}`; `body.output` says why. */
  export function createRecord(record: {
    apiName: string;
    fields: Record<string, unknown>;
  }): Promise<{ id: string }>;
  export function updateRecord(record: { fields: Record<string, unknown> }): Promise<unknown>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}
declare module 'lightning/messageService' {
  export const MessageContext: import('lwc').WireAdapterConstructor;
  export const APPLICATION_SCOPE: symbol;
  export function subscribe(
    context: unknown,
    channel: object,
    listener: (message: never) => void,
    options?: { scope?: symbol },
  ): object;
  export function unsubscribe(subscription: object): void;
  export function publish(context: unknown, channel: object, message: object): void;
}
declare module 'lightning/navigation' {
  export const CurrentPageReference: import('lwc').WireAdapterConstructor;
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  interface PageReference {
    type: string;
    attributes: Record<string, string>;
    state?: Record<string, string>;
  }
  interface Navigating {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    <T extends new () => object>(Base: T): new () => InstanceType<T> & Navigating;
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}
declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
