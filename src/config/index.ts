export { defineConfig, definePlugin } from './define.js';
export { type ConfigRequest, type LoadedConfig, loadConfig } from './load.js';
export { loadPlugins, type Plugin } from './plugins.js';
export { importDefault, shownPath } from './read.js';
export { type Config, type ContractConfig, configJsonSchema, type UserConfig } from './schema.js';
export { nearest, suggestion } from './suggest.js';
