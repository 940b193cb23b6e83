import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outdatedStaticResources, staticResourceFiles } from '../../static-resources.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const WAVESURFER = 'force-app/main/default/staticresources/AC_WaveSurfer.js';

it('finds what is committed to be what npm has', () => {
  expect(outdatedStaticResources(PROJECT)).toEqual([]);
});

it('keeps the licence with the library', () => {
  const script = staticResourceFiles(PROJECT).get(WAVESURFER) ?? '';
  expect(script).toMatch(/^\/\*! wavesurfer\.js 7\.12\.12\n\nBSD 3-Clause License\n/);
  expect(script).toContain('Redistributions in binary form must reproduce');
});

it('finds a static resource that was edited or is missing', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'static-resources-'));
  try {
    const library = 'node_modules/wavesurfer.js';
    cpSync(path.join(PROJECT, library), path.join(project, library), { recursive: true });
    expect(outdatedStaticResources(project)).toEqual([...staticResourceFiles(project).keys()]);

    cpSync(path.join(PROJECT, path.dirname(WAVESURFER)), path.join(project, path.dirname(WAVESURFER)), {
      recursive: true,
    });
    writeFileSync(path.join(project, WAVESURFER), 'edited');
    expect(outdatedStaticResources(project)).toEqual([WAVESURFER]);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
