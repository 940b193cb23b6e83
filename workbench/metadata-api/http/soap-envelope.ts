import { XMLParser } from 'fast-xml-parser';
import { type XmlNode, isNode } from '#package-metadata';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  removeNSPrefix: true,
});

/** A call: the operation's name, its parameters and the session. */
export interface SoapCall {
  operation: string;
  parameters: XmlNode;
  sessionId: string;
}

/** Reads an envelope; `undefined` where the text is none. */
export function readEnvelope(text: string): SoapCall | undefined {
  let document: unknown;
  try {
    document = parser.parse(text, true);
  } catch {
    return undefined;
  }
  const envelope = child(document, 'Envelope');
  const [call] = Object.entries(child(envelope, 'Body') ?? {});
  if (!call) return undefined;
  const session = child(child(envelope, 'Header'), 'SessionHeader');
  const sessionId = session?.['sessionId'];
  return {
    operation: call[0],
    parameters: isNode(call[1]) ? call[1] : {},
    sessionId: typeof sessionId === 'string' ? sessionId : '',
  };
}

function child(parent: unknown, name: string): XmlNode | undefined {
  const found = isNode(parent) ? parent[name] : undefined;
  return isNode(found) ? found : undefined;
}

const OPEN =
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:sf="http://soap.sforce.com/2006/04/metadata" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>';
const CLOSE = '</soapenv:Body></soapenv:Envelope>';

/** The answer to an operation. `undefined` answers with no result. */
export function soapAnswer(operation: string, result: unknown): string {
  return `${OPEN}<${operation}Response>${element('result', result)}</${operation}Response>${CLOSE}`;
}

export function soapFault(code: string, message: string): string {
  const text = escape(`${code}: ${message}`);
  return `${OPEN}<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>${CLOSE}`;
}

function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((each) => element(name, each)).join('');
  if (isNode(value)) {
    const inner = Object.entries(value).map(([key, each]) => element(key, each));
    return `<${name}>${inner.join('')}</${name}>`;
  }
  return `<${name}>${escape(String(value as string | number | boolean))}</${name}>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
