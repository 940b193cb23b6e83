import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';

const ICON_MODULE = /^lightning\/iconSvgTemplates(Action|Custom|Doctype|Standard|Utility)?(Rtl)?$/;
const VIRTUAL = '\0icons:';

/**
 * The library's icon modules hold every icon of the design system, some thousands of templates. This
 * serves the same modules with the icons that are used.
 */
export function trimmedIcons(icons: readonly string[], libraryFolder: string): Plugin {
  return {
    name: 'trimmed-icons',
    resolveId: (id) => (ICON_MODULE.test(id) ? VIRTUAL + id : null),
    load(id) {
      if (!id.startsWith(VIRTUAL)) return null;
      const module = id.slice(VIRTUAL.length);
      const category = ICON_MODULE.exec(module)?.[1]?.toLowerCase();
      const templates = icons
        .map((icon) => icon.split(':') as [string, string])
        .filter(([sprite]) => sprite === category)
        .map(([sprite, name]) => ({
          name: `${sprite}_${name}`,
          file: path.join(libraryFolder, module, 'buildTemplates', sprite, `${name}.html`),
        }))
        .filter(({ file }) => existsSync(file));
      const imports = templates.map(({ name, file }) => `import ${name} from ${JSON.stringify(file)};`);
      return `${imports.join('\n')}\nexport default { ${templates.map(({ name }) => name).join(', ')} };\n`;
    },
  };
}
