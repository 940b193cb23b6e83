import type { z } from 'zod';
import { AwsJsonError } from './aws-json-error.ts';

/** Reads an operation's input by its schema. Throws an error of the given type that lists every problem. */
export function validated<T>(schema: z.ZodType<T>, input: unknown, errorType: string): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `'${path.join('.')}': ${message}`);
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
  throw new AwsJsonError(errorType, `${count}: ${problems.join('; ')}`);
}
