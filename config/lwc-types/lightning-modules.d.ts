/** Modules of the platform for which no types are published. */
declare module 'lightning/uiRecordApi' {
  export const getRecord: import('lwc').WireAdapterConstructor;
  export function getFieldValue(record: unknown, field: object): unknown;
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
  export const NavigationMixin: {
    <T>(Base: T): T;
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
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
