import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router, type Request, type Response } from 'express';
import type { OrgSchema } from '#org';
import { APP_PATH, VENDOR_PATH, type BuiltPage } from './build/build-page.ts';
import { contentSecurityPolicy, type TrustedHosts } from './content-security-policy.ts';
import { pageLayout } from './page-layout.ts';

const require = createRequire(import.meta.url);
const folderOf = (packageName: string) => path.dirname(require.resolve(`${packageName}/package.json`));
const DESIGN_SYSTEM = path.join(folderOf('@salesforce-ux/design-system'), 'assets');
/** For the Japanese sample on machines that have no such font, and so that its pictures are the same on all. */
const JAPANESE_FONT = folderOf('@fontsource-variable/noto-sans-jp');

export type PageSession = {
  user: { id: string; username: string; name: string };
  customPermissions: string[];
  userPermissions: string[];
  tabs: { name: string; label: string; objectApiName: string }[];
};

export type PageOptions = {
  schema: OrgSchema;
  built: BuiltPage;
  packageFolder: string;
  trusted: TrustedHosts;
  /** The session of an access token; `undefined` where it is none. */
  sessionOf(accessToken: string): PageSession | undefined;
};

/** The console page, its bundles, the design system, static resources and what the page asks about the package. */
export function pageRouter(options: PageOptions): Router {
  const router = Router();
  router.get('/', (_request, response) => response.redirect('/lightning/'));
  router.get(/^\/lightning(\/.*)?$/, (request, response) => sendPage(request, response, options));
  router.use(VENDOR_PATH, express.static(options.built.vendorFolder, { immutable: true, maxAge: '1h' }));
  router.use(APP_PATH, express.static(options.built.appFolder, { cacheControl: false }));
  router.use('/workbench/page/style', express.static(path.join(import.meta.dirname, 'style')));
  router.use('/assets', express.static(DESIGN_SYSTEM, { maxAge: '1h' }));
  router.use('/workbench/page/japanese-font', express.static(JAPANESE_FONT, { maxAge: '1h' }));
  router.use(
    '/resource',
    express.static(path.join(options.packageFolder, 'main', 'default', 'staticresources'), {
      extensions: ['js'],
    }),
  );
  router.get('/workbench/session', (request, response) => {
    const session = sessionOf(request, options);
    if (session) response.json(session);
    else refuse(response);
  });
  router.get('/workbench/pages/:object', (request, response) => {
    if (!sessionOf(request, options)) return refuse(response);
    const layout = pageLayout(options.schema, request.params.object);
    if (layout) response.json(layout);
    else
      response
        .status(404)
        .json([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
  });
  return router;
}

function sessionOf(request: Request, options: PageOptions): PageSession | undefined {
  return options.sessionOf(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
}

function refuse(response: Response): void {
  response.status(401).json([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
}

/** As the address or the browser's memory asks: see `platform/conditions.js`. */
const runsMembrane = (request: Request) =>
  request.query.security === 'membrane' ||
  (request.query.security === undefined && /workbench-security=membrane/.test(request.headers.cookie ?? ''));

function sendPage(request: Request, response: Response, { built, trusted }: PageOptions): void {
  const nonce = randomBytes(16).toString('base64');
  response
    .set('content-security-policy', contentSecurityPolicy(trusted, nonce, runsMembrane(request)))
    .set('cache-control', 'no-store')
    .type('html').send(`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Service Console · Contact Channel Analytics workbench</title>
<link rel="icon" href="/assets/icons/utility/volume_high_60.png">
<link rel="stylesheet" href="/assets/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/workbench/page/japanese-font/index.css">
<link rel="stylesheet" href="/workbench/page/style/console.css">
<link rel="stylesheet" href="/workbench/page/style/dark.css">
<script type="importmap" nonce="${nonce}">${JSON.stringify({ imports: built.importMap })}</script>
<script type="module" src="${APP_PATH}/boot.js"></script>
</head>
<body><div id="console"><p class="starting">Starting the console…</p></div></body>
</html>
`);
}
