import {
  PLAYBACK_STATES,
  RECORDING_STATUSES,
  STATUSES,
  WAVEFORM_STATUSES,
} from '../../middleware/src/contracts/states.ts';
import { conversationParts, nameOfReference, schemaNode, type SchemaNode } from './conversation-schema.ts';

const HEAD =
  '/** What the middleware writes, as the components read it. Written by: npm run contracts -- --write */';

/** The declaration of the module `contracts`, which the components are checked with. */
export function componentTypes(): string {
  const types = [
    ...conversationParts().map(([name, part]) => declaration(name, typeOf(part), part.description)),
    ...Object.entries({
      PlaybackState: PLAYBACK_STATES,
      RecordingStatus: RECORDING_STATUSES,
      Status: STATUSES,
      WaveformStatus: WAVEFORM_STATUSES,
    }).map(([name, values]) => declaration(name, Object.keys(values).map(literal).join(' | '))),
  ];
  return `${HEAD}\ndeclare module 'contracts' {\n${types.join('\n')}\n}\n`;
}

function declaration(name: string, type: string, description?: string): string {
  return `${comment(description)}export type ${name} = ${type};`;
}

function typeOf(schema: SchemaNode): string {
  if (schema.$ref !== undefined) return nameOfReference(schema.$ref);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(schemaNode(one))).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'array':
      return `(${typeOf(schemaNode(schema.items))})[]`;
    case 'object':
      return schema.properties
        ? members(schema)
        : `Record<string, ${typeOf(schemaNode(schema.additionalProperties))}>`;
    default:
      throw new Error(`The contract has a schema that no type is known for: ${JSON.stringify(schema)}`);
  }
}

function members({ properties = {}, required = [] }: SchemaNode): string {
  const lines = Object.entries(properties).map(([name, value]) => {
    const member = schemaNode(value);
    return `${comment(member.description)}${name}${required.includes(name) ? '' : '?'}: ${typeOf(member)};`;
  });
  return `{\n${lines.join('\n')}\n}`;
}

const comment = (text?: string): string => (text === undefined ? '' : `/** ${text} */\n`);
const literal = (value: unknown): string => JSON.stringify(value);
