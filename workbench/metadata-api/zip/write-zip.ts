import { crc32, deflateRawSync } from 'node:zlib';

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first day that the format knows: archives of the same files are the same bytes. */
const FIRST_DAY = 0x21;

/** A ZIP archive of the files, deflated. */
export function writeZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(content);
    const shared = sharedHeader(content, packed, name);
    const local = Buffer.concat([signature(0x04034b50), shared, Buffer.alloc(2), name]);
    parts.push(local, packed);
    directory.push(directoryEntry(shared, offset, name));
    offset += local.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...parts, listing, endOfDirectory(files.size, listing.length, offset)]);
}

/** From the version needed to the length of the name: the same in both headers of a file. */
function sharedHeader(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(FIRST_DAY, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function directoryEntry(shared: Buffer, offset: number, name: Buffer): Buffer {
  const madeBy = Buffer.from([20, 0]);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x02014b50), madeBy, shared, rest, name]);
}

function endOfDirectory(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
