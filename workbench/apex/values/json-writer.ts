import type { Frame } from '../execution/frame.ts';
import { ancestry } from '../types/members.ts';
import { ClassDeclaration } from '../types/class-declaration.ts';
import type { UserField } from '../types/user-field.ts';
import { ListValue, MapValue, SetValue } from './collections.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import { SObjectValue } from './sobject.ts';
import { simpleText } from './text.ts';
import { EnumValue, InstanceValue, TypeValue } from './instances.ts';
import { BlobValue, DoubleValue, IdValue, type Value } from './value.ts';
import { findField } from '../types/members.ts';

/** How a value becomes JSON. */
export interface JsonStyle {
  /** Which members of an instance are written. */
  includes: (field: UserField) => boolean;
  omitsNull: boolean;
  indent?: number;
}

/** The value as JSON text. Decimals and Longs are written to their last digit. */
export async function writeJson(frame: Frame, value: Value, style: JsonStyle): Promise<string> {
  return layout(await toNode(frame, value, style), style.indent, '');
}

type Node = string | { open: '[' | '{'; parts: { name?: string; node: Node }[] };

function layout(node: Node, indent: number | undefined, margin: string): string {
  if (typeof node === 'string') return node;
  const close = node.open === '[' ? ']' : '}';
  if (node.parts.length === 0) return indent === undefined ? node.open + close : `${node.open} ${close}`;
  const inner = margin + ' '.repeat(indent ?? 0);
  const colon = indent === undefined ? ':' : ' : ';
  const parts = node.parts.map(
    ({ name, node: part }) =>
      (name === undefined ? '' : JSON.stringify(name) + colon) + layout(part, indent, inner),
  );
  if (indent === undefined) return node.open + parts.join(',') + close;
  if (node.open === '[') return `[ ${parts.join(', ')} ]`;
  return `{\n${parts.map((part) => inner + part).join(',\n')}\n${margin}}`;
}

async function toNode(frame: Frame, value: Value, style: JsonStyle): Promise<Node> {
  const simple = simpleJson(value);
  if (simple !== undefined || value === null) return simple ?? 'null';
  if (value instanceof ListValue || value instanceof SetValue) {
    const items = value instanceof SetValue ? value.items() : value.items;
    return {
      open: '[',
      parts: await nodes(
        frame,
        items.map((item) => ({ value: item })),
        style,
      ),
    };
  }
  if (value instanceof MapValue) {
    const members = [...value.entries.values()].map((entry) => ({
      name: simpleText(entry.key) ?? '',
      value: entry.value,
    }));
    return { open: '{', parts: await nodes(frame, members, style) };
  }
  if (value instanceof SObjectValue) return { open: '{', parts: await recordParts(frame, value, style) };
  if (value instanceof InstanceValue && !value.exception) {
    return { open: '{', parts: await nodes(frame, await members(frame, value, style), style) };
  }
  return throwApex(
    'JSONException',
    `Type unsupported in JSON: ${typeof value === 'object' ? value.constructor.name : typeof value}`,
  );
}

function simpleJson(value: Value): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof DecimalValue) return value.toString();
  if (value instanceof DoubleValue) return String(value.number);
  if (value instanceof DatetimeValue) return JSON.stringify(value.toIso());
  if (value instanceof BlobValue) return JSON.stringify(Buffer.from(value.bytes).toString('base64'));
  const isText = [IdValue, DateValue, EnumValue, TypeValue].some((kind) => value instanceof kind);
  return isText ? JSON.stringify(simpleText(value)) : undefined;
}

interface Member {
  name?: string;
  value: Value;
}

async function nodes(
  frame: Frame,
  list: Member[],
  style: JsonStyle,
): Promise<{ name?: string; node: Node }[]> {
  const out: { name?: string; node: Node }[] = [];
  for (const { name, value } of list) {
    if (name !== undefined && value === null && style.omitsNull) continue;
    const node = await toNode(frame, value, style);
    out.push(name === undefined ? { node } : { name, node });
  }
  return out;
}

/** Fields and properties of an instance, those of its superclasses first. */
async function members(frame: Frame, value: InstanceValue, style: JsonStyle): Promise<Member[]> {
  const classes = ancestry({ declaration: value.declaration, args: [] })
    .map((type) => type.declaration)
    .filter((declaration) => declaration instanceof ClassDeclaration)
    .reverse();
  const fields = classes.flatMap((declaration) => [...declaration.fields.values()]);
  const out: Member[] = [];
  for (const field of fields) {
    if (field.isStatic || !style.includes(field)) continue;
    out.push({ name: field.name, value: await field.read(frame, value) });
  }
  return out;
}

async function recordParts(frame: Frame, record: SObjectValue, style: JsonStyle) {
  const named = Array.from(record.fields, ([name, value]) => ({
    name: findField(record.type, name)?.member.name ?? name,
    value,
  }));
  return nodes(frame, named, { ...style, omitsNull: style.omitsNull });
}
