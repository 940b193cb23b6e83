import manifest from './package.json' with { type: 'json' };

/**
 * The rooms of the middleware and what each may know, from the ground up: a room knows only rooms above it in
 * its list, so there are no circles between them. `npm run lint` checks it, type imports included.
 */
const MIDDLEWARE = {
  contracts: [],
  fields: [],
  input: ['contracts'],
  conversation: ['contracts', 'fields', 'input'],
  insights: ['contracts', 'fields', 'conversation'],
  contacts: ['contracts', 'fields', 'input', 'conversation', 'insights'],
  privacy: ['contracts', 'conversation', 'insights'],
  waveform: [],
  ports: ['contracts', 'fields', 'input', 'contacts', 'insights'],
  recordings: ['contracts', 'ports'],
  settings: ['contracts', 'conversation', 'contacts', 'recordings'],
  aws: ['contracts', 'ports', 'contacts', 'conversation', 'insights'],
  salesforce: ['contracts', 'ports', 'fields', 'contacts'],
  pipeline: [
    'contracts',
    'ports',
    'fields',
    'input',
    'contacts',
    'conversation',
    'insights',
    'privacy',
    'waveform',
    'recordings',
  ],
  http: ['contracts', 'ports', 'input', 'contacts', 'recordings', 'pipeline'],
};

/** The rooms of the pipeline. All of them know `pipeline.ts`, which says what a step works with. */
const PIPELINE = {
  record: [],
  sources: ['record'],
  conversation: ['record', 'sources'],
  transcription: ['record', 'sources', 'conversation'],
  recording: ['record', 'sources', 'transcription'],
  'connect-files': ['record', 'sources', 'conversation', 'recording'],
  import: ['record', 'recording', 'connect-files'],
  owners: ['record', 'import'],
  events: ['record', 'sources', 'transcription', 'recording', 'connect-files'],
  messages: ['import', 'events'],
  reprocess: ['record', 'sources', 'conversation', 'transcription', 'recording', 'connect-files'],
  reconcile: ['record', 'sources', 'conversation', 'transcription', 'recording', 'connect-files', 'import'],
};

/** What is outside the house, and who may use it. */
const PACKAGES = [
  ['node_modules/@aws-sdk/', ['aws', 'settings']],
  ['node_modules/@?jsforce', ['salesforce']],
  ['node_modules/(express|helmet|pino|prom-client)/', ['http']],
  ['node_modules/jose/', ['http', 'salesforce']],
  ['node_modules/@streamparser/', ['input']],
  ['node_modules/libphonenumber-js/', ['contacts']],
];

/** The parts of the workbench and what each may know. What a part offers is named in `imports` of package.json. */
const WORKBENCH = {
  platform: [],
  'package-metadata': [],
  samples: [],
  aws: [],
  apex: ['platform'],
  org: ['platform', 'package-metadata'],
  'metadata-api': ['platform', 'package-metadata', 'apex', 'org'],
  page: ['package-metadata', 'org'],
  'company-org': ['platform', 'package-metadata', 'apex', 'org', 'metadata-api'],
  run: ['platform', 'package-metadata', 'samples', 'aws', 'apex', 'org', 'metadata-api', 'page'],
  scenarios: ['samples', 'aws', 'run'],
  browser: ['samples', 'run'],
  contract: ['package-metadata', 'samples', 'aws', 'org'],
};

/** What the tests of a part may know besides: they run what is composed elsewhere. */
const TESTS_KNOW = { aws: ['samples'], org: ['apex'], contract: ['apex'] };

/** Parts that hold the package and the middleware against each other; the others run without the middleware. */
const KNOW_MIDDLEWARE = ['scenarios', 'browser', 'contract'];

const TESTS = '(/test/|\\.test\\.ts$)';
const DOORS = Object.values(manifest.imports).map((file) => file.replace('./', ''));

/** A part is entered by its name alone, and knows only what is listed for it. */
function walls(parts) {
  return Object.entries(parts).flatMap(([part, known]) => {
    const own = `^workbench/${part}/`;
    const knows = (more) => [part, ...known, ...more].map((name) => `^workbench/${name}/`);
    const forTests = TESTS_KNOW[part] ?? [];
    const from = { path: own };
    const to = { path: '^workbench/[^/]+/' };
    return [
      {
        name: `enter-${part}-by-name`,
        comment: `What workbench/${part} offers is imported as #${part}; see imports in package.json.`,
        severity: 'error',
        from: { path: '^(workbench|scripts|middleware)/', pathNot: own },
        to: { path: own, pathNot: DOORS.map((file) => `^${file}$`) },
      },
      {
        name: `workbench-${part}`,
        comment: `workbench/${part} may know ${known.join(', ') || 'no other part'}.`,
        severity: 'error',
        from: { ...from, pathNot: TESTS },
        to: { ...to, pathNot: knows([]) },
      },
      {
        name: `workbench-${part}-tests`,
        comment: `The tests of workbench/${part} may know ${[...known, ...forTests].join(', ') || 'no other part'}.`,
        severity: 'error',
        from: { path: `${own}.*${TESTS}` },
        to: { ...to, pathNot: knows(forTests) },
      },
    ];
  });
}

function edges(folder, rooms) {
  const names = Object.keys(rooms);
  return names.map((room, place) => {
    const known = rooms[room];
    const early = known.find((name) => names.indexOf(name) >= place || !names.includes(name));
    if (early) throw new Error(`${room} may not know ${early}, which comes after it.`);
    return {
      name: `${folder}-${room}`,
      comment: `${folder}/${room} may know ${known.join(', ') || 'nothing of the other rooms'}.`,
      severity: 'error',
      from: { path: `^${folder}/${room}/` },
      to: {
        path: `^${folder}/[^/]+/`,
        pathNot: [room, ...known].map((name) => `^${folder}/${name}/`),
      },
    };
  });
}

const unlisted = (folder, rooms) => ({
  name: `${folder}-unlisted`,
  comment: `Every folder of ${folder} is a room with its line in .dependency-cruiser.js.`,
  severity: 'error',
  from: { path: `^${folder}/[^/]+/`, pathNot: Object.keys(rooms).map((room) => `^${folder}/${room}/`) },
  to: {},
});

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Files that import each other cannot be read one by one. What both need is a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...edges('middleware/src', MIDDLEWARE),
    unlisted('middleware/src', MIDDLEWARE),
    ...edges('middleware/src/pipeline', PIPELINE),
    unlisted('middleware/src/pipeline', PIPELINE),
    ...walls(WORKBENCH),
    unlisted('workbench', WORKBENCH),
    {
      name: 'nothing-back-from-scripts',
      comment: 'Scripts use the workbench, and the workbench no script.',
      severity: 'error',
      from: { path: '^workbench/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'workbench-without-middleware',
      comment: `Only ${KNOW_MIDDLEWARE.join(', ')} may know the middleware's code: the others stand in for others.`,
      severity: 'error',
      from: { path: '^workbench/', pathNot: KNOW_MIDDLEWARE.map((part) => `^workbench/${part}/`) },
      to: { path: '^middleware/' },
    },
    {
      name: 'composed-at-the-top',
      comment: 'Rooms do not know how the middleware is put together.',
      severity: 'error',
      from: { path: '^middleware/src/[^/]+/' },
      to: { path: '^middleware/src/[^/]+\\.ts$' },
    },
    ...PACKAGES.map(([path, rooms]) => ({
      name: `packages-of-${rooms.join('-and-')}`,
      comment: `Only ${rooms.join(' and ')} may use it, and the files that compose the middleware.`,
      severity: 'error',
      from: { path: '^middleware/src/[^/]+/', pathNot: rooms.map((room) => `^middleware/src/${room}/`) },
      to: { path },
    })),
    {
      name: 'ships-alone',
      comment: 'Nothing that ships knows the workbench.',
      severity: 'error',
      from: { path: '^middleware/src/' },
      to: { path: '^(workbench|force-app|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'default'] },
  },
};
