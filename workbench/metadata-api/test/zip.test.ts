import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ZipError, readZip } from '../zip/read-zip.ts';
import { writeZip } from '../zip/write-zip.ts';

const archiveOf = (files: Record<string, string>) =>
  writeZip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));

describe('ZIP archives', () => {
  it('give back every file as it was put in', () => {
    const name = fc.stringMatching(/^[a-zé0-9_-]{1,12}$/);
    const files = fc.uniqueArray(fc.tuple(fc.tuple(name, name), fc.uint8Array({ maxLength: 2000 })), {
      selector: ([[folder, file]]) => `${folder}/${file}`,
    });
    fc.assert(
      fc.property(files, (entries) => {
        const map = new Map(
          entries.map(([[folder, file], bytes]) => [`${folder}/${file}`, Buffer.from(bytes)]),
        );
        expect(readZip(writeZip(map))).toEqual(map);
      }),
    );
  });

  it('can be opened by another program', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zip-test-'));
    const file = path.join(folder, 'a.zip');
    try {
      writeFileSync(file, archiveOf({ 'classes/A.cls': 'class A {}' }));
      const script =
        'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("classes/A.cls").decode())';
      expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })).toBe('class A {}\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are refused when they are no archive, cut off, or damaged', () => {
    const archive = archiveOf({ 'a.txt': 'some text that is here' });
    const damaged = Buffer.from(archive);
    damaged.writeUInt8(damaged.readUInt8(40) ^ 0xff, 40);
    expect(() => readZip(Buffer.from('no archive at all, but text'))).toThrow(ZipError);
    expect(() => readZip(archive.subarray(0, archive.length - 30))).toThrow(ZipError);
    expect(() => readZip(damaged)).toThrow('The content of a.txt is damaged');
    expect(() => readZip(Buffer.alloc(0))).toThrow(ZipError);
  });

  it('are refused when a path leads out of them', () => {
    expect(() => readZip(archiveOf({ '../evil.txt': 'x' }))).toThrow('not allowed: ../evil.txt');
    expect(() => readZip(archiveOf({ '/etc/x': 'x' }))).toThrow(ZipError);
  });
});
