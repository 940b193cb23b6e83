import type { Inventory } from '../inventory.ts';
import type { Problem } from '../problem.ts';
import { type PackageSource, lineOf } from '#package-metadata';

/** Classes that components call need a permission set that opens them; opening others opens nothing. */
export function classAccessProblems({ metadata }: PackageSource, { auraMethods }: Inventory): Problem[] {
  const called = new Map([...auraMethods.values()].map((method) => [method.className, method]));
  const accesses = metadata
    .filter(({ root }) => root.nodeName === 'PermissionSet')
    .flatMap(({ file, root }) =>
      [...root.getElementsByTagName('apexClass')].map((element) => ({
        file,
        line: lineOf(element),
        className: element.textContent?.trim() ?? '',
      })),
    );
  const open = new Set(accesses.map(({ className }) => className));
  return [
    ...[...called]
      .filter(([className]) => !open.has(className))
      .map(([className, { file }]) => ({
        file,
        line: 1,
        message: `no permission set lets components call ${className}`,
      })),
    ...accesses
      .filter(({ className }) => !called.has(className))
      .map(({ className, ...place }) => ({ ...place, message: `no component can call ${className}` })),
  ];
}
