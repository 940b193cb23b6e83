/** Hosts that the package's trusted sites open, by what for. */
export type TrustedHosts = { media: string[]; connect: string[] };

/**
 * A policy like Lightning Experience's: everything from the org itself, other hosts only where a CSP
 * trusted site of the package says so. `nonce` lets the one inline script, the import map, run. Lightning
 * lets everything evaluate code; here only a page whose components run behind a membrane may, so that on the
 * others a component that evaluates code is found. Lightning Web Security's `loadScript` runs a library as a
 * `blob:` script, so such scripts pass; workers, which would follow the same directive, do not.
 */
export function contentSecurityPolicy(trusted: TrustedHosts, nonce: string, evaluates: boolean): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", 'blob:', `'nonce-${nonce}'`, ...(evaluates ? ["'unsafe-eval'"] : [])],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'media-src': ["'self'", 'blob:', ...trusted.media],
    'connect-src': ["'self'", ...trusted.connect],
    'frame-ancestors': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
