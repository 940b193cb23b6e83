import type { AnnotationContext, ModifierContext } from '@apexdevtools/apex-parser';
import type { Access } from '../types/type.ts';
import { errorAt } from './parse-source.ts';

/** Annotations that mean something to the runner, and those that are for other tools or the platform's interface. */
const ANNOTATIONS = new Set([
  'auraenabled',
  'istest',
  'testsetup',
  'testvisible',
  'suppresswarnings',
  'invocablemethod',
  'invocablevariable',
  'namespaceaccessible',
  'deprecated',
]);

export type SharingMode = 'with' | 'without' | 'inherited';

/** The modifiers and annotations before a declaration. */
export interface Modifiers {
  access: Access;
  isStatic: boolean;
  isFinal: boolean;
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  isTransient: boolean;
  sharing: SharingMode | undefined;
  /** Annotation names in lower case with their parameters, e.g. `auraenabled` → `cacheable` → `true`. */
  annotations: Map<string, Map<string, string>>;
}

export function readModifiers(path: string, contexts: ModifierContext[]): Modifiers {
  const words = contexts.filter((m) => !m.annotation()).map((m) => m.getText().toLowerCase());
  const has = (word: string) => words.includes(word);
  const annotations = new Map<string, Map<string, string>>();
  for (const context of contexts) {
    const annotation = context.annotation() as AnnotationContext | null;
    if (annotation) annotations.set(...readAnnotation(path, annotation));
  }
  if (has('testmethod')) annotations.set('istest', new Map());
  const webservice = contexts.find((m) => m.getText().toLowerCase() === 'webservice');
  if (webservice) throw errorAt(path, webservice, 'The runner does not support webservice methods');
  return {
    access: (['global', 'public', 'protected'] as const).find(has) ?? 'private',
    isStatic: has('static'),
    isFinal: has('final'),
    isAbstract: has('abstract'),
    isVirtual: has('virtual'),
    isOverride: has('override'),
    isTransient: has('transient'),
    sharing: sharingOf(words),
    annotations,
  };
}

function sharingOf(words: string[]): SharingMode | undefined {
  const word = words.find((text) => text.endsWith('sharing') && text !== 'sharing');
  return (['without', 'inherited', 'with'] as const).find((mode) => word?.startsWith(mode));
}

function readAnnotation(path: string, annotation: AnnotationContext): [string, Map<string, string>] {
  const name = annotation.id().getText().toLowerCase();
  if (!ANNOTATIONS.has(name)) {
    throw errorAt(
      path,
      annotation,
      `The runner does not support the annotation @${annotation.id().getText()}`,
    );
  }
  const pairs = annotation.elementValuePairs()?.elementValuePair_list() ?? [];
  return [
    name,
    new Map(pairs.map((p) => [p.id().getText().toLowerCase(), p.elementValue().getText().toLowerCase()])),
  ];
}
