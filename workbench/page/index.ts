export { buildPage, type BuiltPage } from './build/build-page.ts';
export type { TrustedHosts } from './content-security-policy.ts';
export { pageIcons } from './page-layout.ts';
export { pageRouter, type PageSession } from './page-router.ts';
