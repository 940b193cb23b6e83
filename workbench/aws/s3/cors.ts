import { S3Error } from './s3-error.ts';

/** A rule of a bucket's CORS configuration, as S3's own. */
export type CorsRule = {
  /** With at most one `*` each. */
  origins: string[];
  methods: ('GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD')[];
  /** With at most one `*` each; asked for only by a preflight. */
  headers?: string[];
  exposeHeaders?: string[];
  maxAgeSeconds?: number;
};

const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** The headers that let a page of this origin read the answer; none where no rule allows it. */
export function corsHeaders(
  rules: CorsRule[],
  origin: string | undefined,
  method: string,
): Record<string, string> {
  const rule = rules.find((candidate) => allows(candidate, origin, method));
  return rule && origin ? headersOf(rule, origin) : {};
}

/** The headers that answer a preflight. Throws AccessForbidden where no rule allows the request. */
export function preflightHeaders(
  rules: CorsRule[],
  preflight: { origin?: string; method?: string; headers?: string },
): Record<string, string> {
  const { origin, method } = preflight;
  if (!origin || !method) {
    throw new S3Error('BadRequest', 400, 'A CORS preflight needs Origin and Access-Control-Request-Method.');
  }
  const names = (preflight.headers ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    (candidate) =>
      allows(candidate, origin, method) &&
      names.every((name) => matchesAny(lowerCase(candidate.headers), name)),
  );
  if (!rule) throw new S3Error('AccessForbidden', 403, 'CORSResponse: This CORS request is not allowed.');
  return {
    ...headersOf(rule, origin),
    ...(names.length > 0 && { 'access-control-allow-headers': names.join(', ') }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  };
}

function allows(rule: CorsRule, origin: string | undefined, method: string): boolean {
  return (
    origin !== undefined &&
    matchesAny(rule.origins, origin) &&
    rule.methods.some((allowed) => allowed === method)
  );
}

function headersOf(rule: CorsRule, origin: string): Record<string, string> {
  const everyone = rule.origins.includes('*');
  return {
    'access-control-allow-origin': everyone ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(', '),
    ...(!everyone && { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposeHeaders && { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    vary: VARY,
  };
}

const lowerCase = (names: string[] = []) => names.map((name) => name.toLowerCase());

function matchesAny(patterns: string[], text: string): boolean {
  return patterns.some((pattern) => {
    const [before = '', after] = pattern.split('*', 2);
    if (after === undefined) return pattern === text;
    return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  });
}
