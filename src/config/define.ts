import type { Plugin } from './plugins.js';
import type { UserConfig } from './schema.js';

/** Types a config; returns it as it is. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}

/** Types a plugin; returns it as it is. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
