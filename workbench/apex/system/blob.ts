import { declareNative } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';
import { BlobValue } from '../values/value.ts';

/** Bytes as UTF-8 text; a StringException where they are none. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return throwApex('StringException', 'BLOB is not a valid UTF-8 string');
  }
}

declareNative({
  name: 'Blob',
  kind: 'primitive',
  statics: { 'Blob valueOf(String text)': (text: string) => new BlobValue(Buffer.from(text, 'utf8')) },
  methods: {
    'Integer size()': (self: BlobValue) => self.bytes.length,
    'String toString()': (self: BlobValue) => decodeUtf8(self.bytes),
  },
});
