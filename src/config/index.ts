import type { UserConfig } from './schema.js';

export { type ConfigRequest, type LoadedConfig, loadConfig } from './load.js';
export { definePlugin, loadPlugins, type Plugin } from './plugins.js';
export { importDefault, shownPath } from './read.js';
export { type Config, type ContractConfig, configJsonSchema, type UserConfig } from './schema.js';
export { nearest, suggestion } from './suggest.js';

/** Types a config; returns it as it is. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
