import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import busboy from 'busboy';

/** A record that came as multipart, read by a parser that is not ours. */
export type UploadedRecord = {
  record: Record<string, string>;
  field: string;
  fileName: string;
  contentType: string;
  content: string;
  statedLength: string | undefined;
};

/** The upload in a request; undefined where the request is another. */
export async function readUpload(request: IncomingMessage): Promise<UploadedRecord | undefined> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data')) return undefined;
  let record: Record<string, string> = {};
  const files: Promise<Omit<UploadedRecord, 'record' | 'statedLength'>>[] = [];
  const parts = busboy({ headers: request.headers });
  parts.on('field', (name, value) => {
    if (name === 'entity_content') record = JSON.parse(value) as Record<string, string>;
  });
  parts.on('file', (field, stream: Readable, { filename, mimeType }) => {
    files.push(
      buffer(stream).then((content) => ({
        field,
        fileName: filename ?? '',
        contentType: mimeType,
        content: content.toString('latin1'),
      })),
    );
  });
  await new Promise<void>((resolve, reject) => {
    parts.on('close', resolve).on('error', reject);
    // A sender that breaks off leaves the parser waiting for the end.
    request.on('error', reject);
    request.pipe(parts);
  });
  const [file] = await Promise.all(files);
  if (!file) throw new Error('The upload has no file in it.');
  return { record, ...file, statedLength: request.headers['content-length'] };
}
