/**
 * A value of a running program. Boolean, String and Integer are JavaScript's boolean, string and number (32 bit);
 * Long is a bigint; everything else is a class of its own, so that a value always knows its Apex type.
 */
export type Value = null | boolean | string | number | bigint | ObjectValue;

/** A value that JavaScript has no type for. */
export abstract class ObjectValue {
  /** The same for values that collections treat as equal; without it each is equal to itself alone. */
  contentKey(): string | undefined {
    return undefined;
  }
}

/** A record id, always in its 18-character form. */
export class IdValue extends ObjectValue {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }

  override contentKey(): string {
    return `id:${this.text}`;
  }
}

export class DoubleValue extends ObjectValue {
  readonly number: number;
  constructor(number: number) {
    super();
    this.number = number;
  }

  override contentKey(): string {
    return `double:${String(this.number)}`;
  }
}

export class BlobValue extends ObjectValue {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }

  override contentKey(): string {
    return `blob:${Buffer.from(this.bytes).toString('base64')}`;
  }
}

/** An object of a system class, e.g. HttpRequest. */
export abstract class SystemValue extends ObjectValue {
  /** Name under which the system class is declared. */
  abstract readonly className: string;
}
