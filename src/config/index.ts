export { readAccepted } from './accepted.js';
export { type Remembered, readBaseline } from './baseline.js';
export { type Gate, gateOf, isStopped } from './gate.js';
export { type LoadedConfig, loadConfig } from './load.js';
export { loadPlugins, type Plugin, pluginFile } from './plugins.js';
export { importDefault, readConfigFile, shownPath } from './read.js';
export { type Config, type ContractConfig, configJsonSchema, type UserConfig } from './schema.js';
export { suggestion } from './suggest.js';
