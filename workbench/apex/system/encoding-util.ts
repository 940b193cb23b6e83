import { declareNative } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';
import { BlobValue } from '../values/value.ts';

const requireUtf8 = (charset: string) => {
  if (!/^utf-?8$/i.test(charset))
    throwApex('IllegalArgumentException', `The runner knows UTF-8 only, not ${charset}`);
};

declareNative({
  name: 'EncodingUtil',
  statics: {
    'String base64Encode(Blob bytes)': (blob: BlobValue) => Buffer.from(blob.bytes).toString('base64'),
    'Blob base64Decode(String text)': (text: string) => new BlobValue(Buffer.from(text, 'base64')),
    'String convertToHex(Blob bytes)': (blob: BlobValue) => Buffer.from(blob.bytes).toString('hex'),
    'Blob convertFromHex(String text)': (text: string) =>
      /^([0-9a-f]{2})*$/i.test(text)
        ? new BlobValue(Buffer.from(text, 'hex'))
        : throwApex('InvalidParameterValueException', 'Not hexadecimal'),
    'String urlEncode(String text, String charset)': (text: string, charset: string) => {
      requireUtf8(charset);
      return encodeURIComponent(text)
        .replace(/%20/g, '+')
        .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
    },
    'String urlDecode(String text, String charset)': (text: string, charset: string) => {
      requireUtf8(charset);
      try {
        return decodeURIComponent(text.replace(/\+/g, ' '));
      } catch {
        return throwApex(
          'IllegalArgumentException',
          'URLDecoder: Illegal hex characters in escape (%) pattern',
        );
      }
    },
  },
});
