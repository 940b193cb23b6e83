import busboy from 'busboy';
import type { Request } from 'express';
import { RestError } from './errors.ts';

/**
 * A record uploaded as multipart: one part with its JSON, one with the bytes of the field that it is named after,
 * e.g. `VersionData`.
 */
export async function recordOfUpload(request: Request): Promise<Record<string, unknown>> {
  const record: Record<string, unknown> = {};
  await new Promise<void>((resolve, reject) => {
    const parts = busboy({ headers: request.headers, limits: { fieldSize: 10_000_000 } });
    parts.on('field', (_name, text) => {
      attempt(() => Object.assign(record, parseJson(text)), reject);
    });
    parts.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        // Some clients give the part with the record a file name, too.
        if (mimeType === 'application/json' && name.startsWith('entity_')) {
          attempt(() => Object.assign(record, parseJson(bytes.toString('utf8'))), reject);
          return;
        }
        record[name] = bytes;
        record['PathOnClient'] ??= filename;
      });
    });
    parts.on('close', resolve);
    parts.on('error', reject);
    request.pipe(parts);
  });
  return record;
}

/** A throw within an event handler would end the process instead of the request. */
function attempt(work: () => void, reject: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    reject(error);
  }
}

function parseJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Answered below, as any other part that is no record.
  }
  throw new RestError(400, 'JSON_PARSER_ERROR', 'The part with the record is not a JSON object.');
}
