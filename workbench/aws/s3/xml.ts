import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { S3Error } from './s3-error.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const builder = new XMLBuilder({ ignoreAttributes: false });
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['Object', 'Part'].includes(name),
});

/** An S3 answer; like S3's, error documents carry no namespace. */
export function xmlDocument(root: string, content: Record<string, unknown>): string {
  const namespace = root === 'Error' ? {} : { '@_xmlns': NAMESPACE };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: { ...namespace, ...content } })}`;
}

/** The content of the named root element. Throws MalformedXML. */
export function parseXmlDocument(text: string, root: string): unknown {
  // S3's request documents have no document type, and its entities would be expanded.
  const document = text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true ? {} : parse(text);
  if (!(root in document)) throw malformedXml(root);
  return document[root];
}

export function malformedXml(root: string): S3Error {
  return new S3Error(
    'MalformedXML',
    400,
    `The XML you provided was not well-formed or is no ${root} document.`,
  );
}

function parse(text: string): Record<string, unknown> {
  return parser.parse(text) as Record<string, unknown>;
}
