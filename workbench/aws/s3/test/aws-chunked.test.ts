import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { AwsChunkedDecoder } from '../aws-chunked.ts';

async function decode(pieces: Buffer[]): Promise<{ content: Buffer; trailers: Record<string, string> }> {
  const decoder = new AwsChunkedDecoder();
  const content: Buffer[] = [];
  await pipeline(Readable.from(pieces), decoder, async (decoded: AsyncIterable<Buffer>) => {
    for await (const bytes of decoded) content.push(bytes);
  });
  return { content: Buffer.concat(content), trailers: Object.fromEntries(decoder.trailers) };
}

const encode = (chunks: Uint8Array[], trailer = '') =>
  Buffer.concat([
    ...chunks.map((chunk) =>
      Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    ),
    Buffer.from(`0\r\n${trailer}\r\n`),
  ]);

const chunksOfBytes = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 6 });

describe('aws-chunked bodies', () => {
  it('give the same content however they are cut on the way', async () => {
    await fc.assert(
      fc.asyncProperty(chunksOfBytes, fc.integer({ min: 1, max: 17 }), async (chunks, step) => {
        const body = encode(chunks, 'x-amz-checksum-crc32:AAAAAA==\r\n');
        const pieces = Array.from({ length: Math.ceil(body.length / step) }, (_, index) =>
          body.subarray(index * step, (index + 1) * step),
        );
        const { content, trailers } = await decode(pieces);
        expect(content.equals(Buffer.concat(chunks))).toBe(true);
        expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
      }),
    );
  });

  it('are refused wherever they break off', async () => {
    const body = encode([Buffer.from('content'), Buffer.from('more')], 'x-amz-checksum-crc32:AAAAAA==\r\n');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: body.length - 1 }), async (length) => {
        await expect(decode([body.subarray(0, length)])).rejects.toMatchObject({ code: 'IncompleteBody' });
      }),
    );
  });

  it.each([
    ['a size that is no number', 'xyz\r\nabc\r\n0\r\n\r\n', 'InvalidChunkError'],
    ['a chunk longer than its size', '2\r\nabc\r\n0\r\n\r\n', 'InvalidChunkError'],
    ['bytes after the end', '0\r\n\r\nmore', 'InvalidChunkError'],
    ['lines without a carriage return', '3\nabc\n0\n\n', 'InvalidChunkError'],
    ['a trailer that is no header', '0\r\nnonsense\r\n\r\n', 'MalformedTrailerError'],
    ['an endless line', 'a'.repeat(5000), 'InvalidChunkError'],
  ])('are refused for %s', async (_what, body, code) => {
    await expect(decode([Buffer.from(body)])).rejects.toMatchObject({ code });
  });
});
