import createVirtualEnvironment from '@locker/near-membrane-dom';
import dependencies from 'workbench/sandboxDependencies';
import { distortions } from 'workbench/distortions';

const COMPONENTS = '/workbench/page/app/sandboxed.js';

/** Objects whose properties act when they are set. A copy of them in the realm would not. */
const LIVE = [CSSStyleDeclaration, DOMStringMap];

let components;

/**
 * The package's components in a realm of their own, behind the membrane that Lightning Web Security is
 * built on. One realm for the page, as the platform has one for a namespace.
 */
export function sandboxedComponents() {
  components ??= evaluateComponents();
  return components;
}

async function evaluateComponents() {
  const environment = createVirtualEnvironment(window, {
    distortionCallback: (value) => distortions.get(value) ?? value,
    liveTargetCallback: (target) => LIVE.some((kind) => target instanceof kind),
  });
  const run = async (address) => environment.evaluate(await textOf(address));
  const [names, factory] = environment.evaluate(`(() => {
    let module;
    const define = (names, factory) => { module = [names, factory]; };
    ${await textOf(COMPONENTS)}
    return module;
  })()`);
  return factory(...[...names].map((name) => dependency(name, run)));
}

/** Scripts that components load run in their realm. */
function dependency(name, run) {
  if (name === 'lightning/platformResourceLoader')
    return { ...dependencies[name], loadScript: (_component, address) => run(address) };
  return { ...dependencies[name], __esModule: true };
}

async function textOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The script ${address} could not be loaded.`);
  return response.text();
}
