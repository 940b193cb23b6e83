import type { Markers } from '../between-markers.ts';
import { conversationParts, nameOfReference, schemaNode, type SchemaNode } from './conversation-schema.ts';

export const MEMBER_MARKERS: Markers = {
  begin: '<!-- members: written by npm run contracts -->',
  end: '<!-- end of the members -->',
};

/** A table of members for each part of the conversation file. */
export function memberTables(): string {
  return conversationParts()
    .filter(([, { properties }]) => properties !== undefined)
    .map(([name, part]) =>
      [
        `### ${name}`,
        ...(part.description === undefined ? [] : [part.description]),
        ['| member | type | meaning |', '| --- | --- | --- |', ...rows(part)].join('\n'),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function rows({ properties = {}, required = [] }: SchemaNode, before = ''): string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const member = schemaNode(value);
    const optional = required.includes(name) ? '' : '?';
    const written = `${before}${name}`;
    return [
      `| \`${written}${optional}\` | ${kind(member)} | ${cell(member.description ?? '')} |`,
      ...rows(member, `${written}.`),
      ...(member.type === 'array' ? rows(schemaNode(member.items), `${written}[].`) : []),
    ];
  });
}

function kind(schema: SchemaNode): string {
  if (schema.$ref !== undefined) return nameOfReference(schema.$ref);
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.anyOf) return schema.anyOf.map((one) => kind(schemaNode(one))).join(' or ');
  if (schema.type === 'array') return `array of ${kind(schemaNode(schema.items))}`;
  if (schema.type === 'object' && !schema.properties)
    return `object of ${kind(schemaNode(schema.additionalProperties))}`;
  return [schema.type ?? ''].flat().join(' or ');
}

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');
