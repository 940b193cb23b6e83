import { z } from 'zod';

const names = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(','))])
  .optional()
  .transform((list) => (list ?? []).map((name) => name.trim()).filter((name) => name !== ''));

/** The body of `runTestsAsynchronous` and `runTestsSynchronous`. Empty `classNames` means all local tests. */
export const testRequestSchema = z
  .object({
    testLevel: z.enum(['RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg']).optional(),
    classNames: names,
    classids: names,
    tests: z
      .array(
        z.object({
          className: z.string().optional(),
          classId: z.string().optional(),
          testMethods: z
            .array(z.string())
            .max(0, 'The local org runs whole test classes, no single methods')
            .optional(),
        }),
      )
      .optional(),
  })
  .transform(({ classNames, classids, tests }) => ({
    classNames: [
      ...classNames,
      ...classids,
      ...(tests ?? []).flatMap(({ className, classId }) => className ?? classId ?? []),
    ],
  }));
export type TestRequest = z.output<typeof testRequestSchema>;
