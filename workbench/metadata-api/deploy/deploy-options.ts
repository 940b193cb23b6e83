import { z } from 'zod';

export const TEST_LEVELS = [
  'NoTestRun',
  'RunSpecifiedTests',
  'RunLocalTests',
  'RunAllTestsInOrg',
  'RunRelevantTests',
] as const;
export type TestLevel = (typeof TEST_LEVELS)[number];

const yesNo = (otherwise: boolean) =>
  z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).default(otherwise);

/** As `deployOptions` come, from JSON or from SOAP. */
export const deployOptionsSchema = z.object({
  checkOnly: yesNo(false),
  ignoreWarnings: yesNo(false),
  rollbackOnError: yesNo(true),
  singlePackage: yesNo(true),
  purgeOnDelete: yesNo(false),
  testLevel: z.enum(TEST_LEVELS).optional(),
  runTests: z
    .union([z.array(z.string()), z.string().transform((name) => [name])])
    .nullish()
    .transform((names) => names ?? []),
});
export type DeployOptions = z.output<typeof deployOptionsSchema>;
