import { z } from 'zod';
import { conversation } from '../../middleware/src/contracts/conversation-file.ts';

const node = z.looseObject({
  $ref: z.string().optional(),
  description: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
});
/** One schema within a JSON Schema. */
export type SchemaNode = z.infer<typeof node>;

/** Reads a piece of a JSON Schema. */
export function schemaNode(value: unknown): SchemaNode {
  return node.parse(value);
}

/** The JSON Schema of `Conversation.json`. Members that it does not name are allowed: a later version may add some. */
export function conversationSchema() {
  return z.toJSONSchema(conversation, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // An integer has these bounds anyway.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}

/** Its named parts, in their order: `Conversation`, `Turn`, … */
export function conversationParts(): [string, SchemaNode][] {
  return Object.entries(conversationSchema().$defs ?? {}).map(([name, part]) => [name, schemaNode(part)]);
}

/** `Turn` of `#/$defs/Turn`. */
export const nameOfReference = (reference: string): string => reference.split('/').at(-1) ?? '';
