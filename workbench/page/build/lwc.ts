import plugin from '@lwc/rollup-plugin';

/** The plugin is CommonJS: its types describe `exports.default`, Node hands out the function itself. */
export const lwc = plugin as unknown as typeof plugin.default;
