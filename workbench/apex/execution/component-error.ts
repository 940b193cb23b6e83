import type { InstanceValue } from '../values/instances.ts';

/** What a component receives when its Apex call fails, shaped as Lightning shapes it. */
export interface ComponentErrorBody {
  message: string;
  exceptionType?: string;
  isUserDefinedException?: boolean;
  stackTrace?: string;
}

/** A component's call that failed. */
export class ComponentError extends Error {
  readonly status = 500;
  readonly body: ComponentErrorBody;
  constructor(body: ComponentErrorBody) {
    super(body.message);
    this.name = 'ComponentError';
    this.body = body;
  }

  get exceptionType(): string | undefined {
    return this.body.exceptionType;
  }
  get isUserDefinedException(): boolean {
    return this.body.isUserDefinedException ?? false;
  }
}

/** An AuraHandledException shows the text that it was made with; others show their message. */
export function componentError({ declaration, exception }: InstanceValue): ComponentError {
  const details = exception?.details as { componentMessage?: string | null } | undefined;
  return new ComponentError({
    message: details?.componentMessage ?? exception?.message ?? 'Script-thrown exception',
    exceptionType: declaration.name,
    isUserDefinedException: !declaration.name.startsWith('System.'),
    stackTrace: exception?.stackTrace ?? '',
  });
}
