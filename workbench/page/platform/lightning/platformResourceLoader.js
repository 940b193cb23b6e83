const loads = new Map();

/** One load for each address; a failed one may be tried again. */
function load(url, create) {
  if (!loads.has(url)) {
    const loading = new Promise((resolve, reject) => {
      const element = create();
      element.addEventListener('load', () => resolve());
      element.addEventListener('error', () => {
        loads.delete(url);
        reject(new Error(`The resource ${url} could not be loaded.`));
      });
      document.head.append(element);
    });
    loads.set(url, loading);
  }
  return loads.get(url);
}

export const loadScript = (_component, url) =>
  load(url, () => Object.assign(document.createElement('script'), { src: url }));

export const loadStyle = (_component, url) =>
  load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
