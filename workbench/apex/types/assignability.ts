import { ancestry, type Candidate } from './members.ts';
import { sameType, substitute, type ApexType } from './type.ts';

/** Implicit numeric widening, in order. */
const NUMBERS = ['Integer', 'Long', 'Double', 'Decimal'];
const CONVERSION = 20;
const TO_OBJECT = 100;

/**
 * How far a value of one type is from another, 0 being the same type; undefined where Apex does not convert it
 * by itself. Used for assignments and to choose between overloads.
 */
export function distance(from: ApexType, to: ApexType): number | undefined {
  if (sameType(from, to)) return 0;
  if (from.declaration.kind === 'void') return undefined;
  if (from.declaration.kind === 'null') return to.declaration.kind === 'object' ? TO_OBJECT : 1;
  if (to.declaration.kind === 'object') return TO_OBJECT;
  return primitiveDistance(from.declaration.name, to.declaration.name) ?? referenceDistance(from, to);
}

function primitiveDistance(from: string, to: string): number | undefined {
  const [a, b] = [NUMBERS.indexOf(from), NUMBERS.indexOf(to)];
  if (a >= 0 && b > a) return b - a;
  if (from === 'Decimal' && to === 'Double') return CONVERSION;
  const pairs = ['String>Id', 'Id>String', 'Date>Datetime'];
  return pairs.includes(`${from}>${to}`) ? CONVERSION : undefined;
}

function referenceDistance(from: ApexType, to: ApexType): number | undefined {
  const steps = ancestry(from).findIndex((type) => type.declaration === to.declaration);
  if (steps > 0) return steps;
  if (steps < 0) return undefined;
  return from.args.every((argument, i) => collectionArgumentFits(argument, to.args[i])) ? 1 : undefined;
}

/** `List<Account>` fits `List<SObject>` and the other way round; element values are never converted. */
function collectionArgumentFits(from: ApexType, to: ApexType | undefined): boolean {
  if (!to) return false;
  if (to.declaration.kind === 'object') return true;
  const bothRecords = from.declaration.kind === 'sobject' && to.declaration.kind === 'sobject';
  if (bothRecords) return from.declaration.name === 'SObject' || to.declaration.name === 'SObject';
  if (from.declaration.kind === 'primitive') return sameType(from, to);
  return referenceDistance(from, to) !== undefined || sameType(from, to);
}

export function isAssignable(from: ApexType, to: ApexType): boolean {
  return distance(from, to) !== undefined;
}

/** Why no method fits: none of that name and number, or two that fit equally well. */
export type OverloadChoice = { chosen: Candidate } | { problem: 'none' | 'ambiguous' };

/** Chooses the overload whose parameters are nearest to the arguments. */
export function chooseOverload(candidates: readonly Candidate[], types: readonly ApexType[]): OverloadChoice {
  const fits = candidates.flatMap((candidate) => {
    const cost = callDistance(candidate, types);
    return cost === undefined ? [] : [{ candidate, cost }];
  });
  const least = Math.min(...fits.map((fit) => fit.cost));
  const [best, rival] = fits.filter((fit) => fit.cost === least);
  if (!best) return { problem: 'none' };
  if (rival && !rival.candidate.member.isAbstract) return { problem: 'ambiguous' };
  return { chosen: best.candidate };
}

function callDistance({ member, through }: Candidate, types: readonly ApexType[]): number | undefined {
  if (member.parameters.length !== types.length) return undefined;
  let total = 0;
  for (const [i, type] of types.entries()) {
    const parameter = member.parameters[i];
    const step = parameter && distance(type, substitute(parameter.type, through));
    if (step === undefined) return undefined;
    total += step;
  }
  return total;
}

/** Whether two types can have values in common, so that a cast between them makes sense. */
export function isCastable(from: ApexType, to: ApexType): boolean {
  if (isAssignable(from, to) || isAssignable(to, from)) return true;
  const numbers = NUMBERS.includes(from.declaration.name) && NUMBERS.includes(to.declaration.name);
  const open = [from, to].some(({ declaration }) => declaration.kind === 'interface');
  return numbers || open || castableCollections(from, to);
}

function castableCollections(from: ApexType, to: ApexType): boolean {
  return from.declaration === to.declaration && from.args.length > 0;
}
