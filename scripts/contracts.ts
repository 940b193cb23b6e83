/**
 * Writes what follows from `middleware/src/contracts`: the JSON Schema of the conversation file and its tables, the
 * types that the components are checked with, the OpenAPI document and the tables of states.
 * `node scripts/contracts.ts --write`; with `--check` it fails where a file says something else.
 */
import { placeBetweenMarkers, type Markers } from './between-markers.ts';
import { componentTypes } from './contracts/component-types.ts';
import { conversationSchema } from './contracts/conversation-schema.ts';
import { MEMBER_MARKERS, memberTables } from './contracts/member-table.ts';
import { validOpenApiDocument } from './contracts/openapi-document.ts';
import { OUTCOME_MARKERS, outcomeTable, STATE_MARKERS, stateTables } from './contracts/state-tables.ts';
import { bringIntoStep, formatted, type WrittenFiles } from './written-files.ts';

const json = (make: () => unknown) => async (_before: string, file: string) =>
  formatted(JSON.stringify(await make()), file);
const between = (markers: Markers, make: () => string) => (before: string, file: string) =>
  formatted(placeBetweenMarkers(before, markers, make()), file);

const FILES: WrittenFiles = {
  'config/lwc-types/contracts.d.ts': (_before, file) => formatted(componentTypes(), file),
  'docs/conversation-file.schema.json': json(conversationSchema),
  'docs/conversation-file.md': between(MEMBER_MARKERS, memberTables),
  'docs/openapi.json': json(validOpenApiDocument),
  'docs/operator.md': between(OUTCOME_MARKERS, outcomeTable),
  'docs/states.md': between(STATE_MARKERS, stateTables),
};

await bringIntoStep(FILES, 'npm run contracts');
