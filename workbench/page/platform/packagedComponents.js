import { condition } from 'workbench/conditions';

/** The exposed components of the package by name; run as they are, or behind a membrane. */
export async function packagedComponents() {
  if (condition('security') === 'membrane') return (await import('workbench/sandbox')).sandboxedComponents();
  return (await import('workbench/exposedComponents')).default;
}
