import { crc32, inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** A file that is not a ZIP archive, or one of a kind that is not read here. */
export class ZipError extends Error {}

/** What an archive may hold: the Metadata API's own limits. */
const MOST_FILES = 10_000;
const MOST_BYTES = 600 * 1024 * 1024;

/**
 * The files of a ZIP archive by path, folders left out. Throws a ZipError for damaged, encrypted and too large
 * archives and for paths that lead out of the archive.
 */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const { entries, start } = endOfDirectory(archive);
  if (entries > MOST_FILES) throw new ZipError(`The archive has more than ${String(MOST_FILES)} files`);
  const files = new Map<string, Buffer>();
  let offset = start;
  let bytes = 0;
  for (let index = 0; index < entries; index++) {
    const entry = directoryEntry(archive, offset);
    offset = entry.next;
    if (entry.path.endsWith('/')) continue;
    bytes += entry.size;
    if (bytes > MOST_BYTES) throw new ZipError('The archive is too large when unpacked');
    files.set(safePath(entry.path), contentOf(archive, entry));
  }
  return files;
}

function endOfDirectory(archive: Buffer): { entries: number; start: number } {
  const first = Math.max(0, archive.length - END_LENGTH - LONGEST_COMMENT);
  for (let offset = archive.length - END_LENGTH; offset >= first; offset--) {
    if (archive.readUInt32LE(offset) !== END_OF_DIRECTORY) continue;
    return { entries: archive.readUInt16LE(offset + 10), start: archive.readUInt32LE(offset + 16) };
  }
  throw new ZipError('The file is not a ZIP archive, or it is cut off');
}

interface Entry {
  path: string;
  method: number;
  flags: number;
  checksum: number;
  packedSize: number;
  size: number;
  header: number;
  next: number;
}

function directoryEntry(archive: Buffer, offset: number): Entry {
  if (offset + 46 > archive.length || archive.readUInt32LE(offset) !== DIRECTORY_ENTRY) {
    throw new ZipError("The archive's directory is damaged");
  }
  const nameLength = archive.readUInt16LE(offset + 28);
  const rest = archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  const nameEnd = offset + 46 + nameLength;
  return {
    path: archive.toString('utf8', offset + 46, nameEnd),
    flags: archive.readUInt16LE(offset + 8),
    method: archive.readUInt16LE(offset + 10),
    checksum: archive.readUInt32LE(offset + 16),
    packedSize: archive.readUInt32LE(offset + 20),
    size: archive.readUInt32LE(offset + 24),
    header: archive.readUInt32LE(offset + 42),
    next: nameEnd + rest,
  };
}

function contentOf(archive: Buffer, entry: Entry): Buffer {
  const { header, path } = entry;
  if (entry.flags & ENCRYPTED) throw new ZipError(`${path} is encrypted`);
  if (header + 30 > archive.length || archive.readUInt32LE(header) !== LOCAL_HEADER) {
    throw new ZipError(`The header of ${path} is damaged`);
  }
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const content = unpack(archive.subarray(start, start + entry.packedSize), entry);
  if (content.length !== entry.size || crc32(content) !== entry.checksum) {
    throw new ZipError(`The content of ${path} is damaged`);
  }
  return content;
}

function unpack(packed: Buffer, { method, path, size }: Entry): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new ZipError(`${path} is packed by a method that is not supported`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw new ZipError(`The content of ${path} is damaged`);
  }
}

function safePath(path: string): string {
  const parts = path.split('/');
  if (path.includes('\\') || parts.some((part) => part === '..' || part === '.' || part === '')) {
    throw new ZipError(`The archive names a file by a path that is not allowed: ${path}`);
  }
  return path;
}
