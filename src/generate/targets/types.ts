import { writeOpenApi } from '../../model/index.js';
import { defineTarget } from '../target.js';

export default defineTarget({
  id: 'types',
  summary: "openapi-typescript's `paths`, `components` and `operations`, for code that is built on them.",
  async files(contract) {
    // It brings a compiler along, so it is loaded for this target alone.
    const { astToString, default: openapiTS } = await import('openapi-typescript');
    const { document } = writeOpenApi(contract);
    const nodes = await openapiTS(JSON.stringify(document), { alphabetize: true, silent: true });
    return [{ path: 'types.ts', content: astToString(nodes) }];
  },
});
