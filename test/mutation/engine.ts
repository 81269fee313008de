/**
 * One Vitest, kept between mutants: runs the test files that it is asked for, in that order, until one fails.
 * `run.ts` starts it in the copy, and ends it when a mutant hangs.
 */
import path from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';
import type { Suite } from './suites.js';

export interface Asked {
  /** The file that has changed since. */
  readonly file: string;
  readonly suite: Suite;
}

export interface Answered {
  /** The first test that failed; nothing when all passed. */
  readonly killer?: string;
}

class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

const top = process.cwd();
const vitest = await createVitest('test', {
  root: top,
  watch: false,
  bail: 1,
  pool: 'threads',
  maxWorkers: 1,
  isolate: false,
  fileParallelism: false,
  silent: true,
  reporters: [{}],
  sequence: { sequencer: AsAsked },
});
await vitest.standalone();

/** The file that held the mutant before: its own text again. */
let last = '';

process.on('message', async ({ file, suite: { tests, env } }: Asked) => {
  Object.assign(process.env, env);
  for (const changed of new Set([last, file])) vitest.invalidateFile(path.join(top, changed));
  last = file;
  // Else what failed in an earlier run is told again.
  vitest.state.filesMap.clear();
  const project = vitest.getRootProject();
  const specifications = tests.map(({ file: test, named }) =>
    project.createSpecification(
      path.join(top, test),
      named === undefined ? {} : { testNamePattern: new RegExp(named) },
    ),
  );
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const failed = testModules.flatMap((module) => [
    ...[...module.children.allTests('failed')].map((test) => `${module.relativeModuleId} > ${test.fullName}`),
    ...(module.errors().length > 0 ? [`${module.relativeModuleId} > ${module.errors()[0]?.message}`] : []),
  ]);
  const killer = failed[0] ?? (unhandledErrors.length > 0 ? 'an unhandled error' : undefined);
  if (process.connected) process.send?.({ ...(killer !== undefined && { killer }) } satisfies Answered);
});
process.on('disconnect', () => process.exit());
process.send?.({});
