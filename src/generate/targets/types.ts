import { reasonOf, TenonError } from '../../kernel/errors.js';
import { writeOpenApi } from '../../model/index.js';
import { defineTarget } from '../target.js';
import { readable } from '../types/document.js';

export default defineTarget({
  id: 'types',
  summary: "openapi-typescript's `paths`, `components` and `operations`, for code that is built on them.",
  async files(contract) {
    // It brings a compiler along, so it is loaded for this target alone.
    const { astToString, default: openapiTS } = await import('openapi-typescript');
    const document = readable(writeOpenApi(contract).document, contract);
    const options = { alphabetize: true, defaultNonNullable: false, silent: true };
    try {
      const nodes = await openapiTS(JSON.stringify(document), options);
      return [{ path: 'types.ts', content: astToString(nodes) }];
    } catch (cause) {
      const reason = `openapi-typescript: ${reasonOf(cause)}`;
      throw new TenonError(
        'GENERATE_IMPOSSIBLE',
        { target: 'types', contract: contract.at.file, reason },
        { cause },
      );
    }
  },
});
