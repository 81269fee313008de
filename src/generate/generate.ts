import type { Artifact } from '../kernel/artifact.js';
import { TenonError } from '../kernel/errors.js';
import { sortedBy } from '../kernel/order.js';
import type { Problem } from '../kernel/problem.js';
import type { Contract } from '../model/index.js';
import { bannerOf } from './banner.js';
import { circularGaps, problemsOf } from './gaps/index.js';
import { runtimeFiles } from './runtime.js';
import type { Target, TargetOptions } from './target.js';

/** One target wanted from a contract. */
export interface GenerateRequest {
  readonly target: Target;
  readonly options?: TargetOptions;
  /** Folder that the files go to, relative and posix; several targets may share one. */
  readonly out?: string;
}

/**
 * The files of every requested target, by path. Targets in one folder share what they both make.
 * @throws TenonError GENERATE_IMPOSSIBLE, OUTPUT_OUTSIDE
 */
export async function generate(
  contract: Contract,
  requests: readonly GenerateRequest[],
): Promise<Artifact[]> {
  const artifacts = new Map<string, Artifact>();
  for (const request of requests) {
    for (const artifact of await filesOf(contract, request)) {
      const other = artifacts.get(artifact.path);
      if (other && other.content !== artifact.content) {
        throw impossible(
          contract,
          request.target.id,
          `${artifact.path} is made by ${other.target} too, with another content; give them folders of their own`,
        );
      }
      artifacts.set(
        artifact.path,
        other ? { ...other, also: [...(other.also ?? []), artifact.target] } : artifact,
      );
    }
  }
  return sortedBy(artifacts.values(), ({ path }) => path);
}

/** What the requested targets leave out of the contract, in the order of its text. */
export function gapsOf(contract: Contract, requests: readonly GenerateRequest[]): Problem[] {
  const ids = new Set(requests.map(({ target }) => target.id));
  const gaps = requests.flatMap(({ target, options }) =>
    target.kinds.includes(contract.kind)
      ? (target.gaps?.(contract, { ...defaultsOf(target), ...options }) ?? [])
      : [],
  );
  return problemsOf(contract, [
    ...circularGaps(contract),
    ...gaps.filter(({ id }) => !(id === 'generate/pushed-apart' && ids.has('webhooks'))),
  ]);
}

function defaultsOf({ options }: Target): TargetOptions {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}

async function filesOf(
  contract: Contract,
  { target, options = {}, out = '' }: GenerateRequest,
): Promise<Artifact[]> {
  if (!target.kinds.includes(contract.kind))
    throw impossible(contract, target.id, `it is made from ${target.kinds.join(' or ')} only`);
  checkOptions(target, options);
  const banner = bannerOf(contract);
  const files = [
    ...(await target.files(contract, { ...defaultsOf(target), ...options })),
    ...runtimeFiles(target.runtime),
  ];
  return files.map(({ path, content, complete }) => ({
    path: inside(out, path),
    // What is the user's carries no banner.
    content: complete ? content : `${banner}\n\n${content}`,
    target: target.id,
    ...(complete && { complete }),
  }));
}

/** @throws TenonError OPTION_INVALID */
function checkOptions(target: Target, options: TargetOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const option = Object.hasOwn(target.options, name) ? target.options[name] : undefined;
    if (option && (!option.values || option.values.some((one) => one === value))) continue;
    const known = Object.keys(target.options).join(', ') || 'none';
    throw new TenonError('OPTION_INVALID', {
      option: `${target.id}.${name}`,
      value: String(value),
      reason: option
        ? `it is ${option.values?.join(' or ')}`
        : `the target has no such option (it has ${known})`,
      command: 'generate',
    });
  }
}

function impossible(contract: Contract, target: string, reason: string): TenonError {
  return new TenonError('GENERATE_IMPOSSIBLE', { target, contract: contract.at.file, reason });
}

/** Joins a folder and a path that may not leave it. */
function inside(out: string, path: string): string {
  const steps = path.split('/');
  if (
    path === '' ||
    path.includes('\\') ||
    steps.some((step) => step === '' || step === '.' || step === '..')
  ) {
    throw new TenonError('OUTPUT_OUTSIDE', { path });
  }
  return out === '' ? path : `${out.replace(/\/+$/, '')}/${path}`;
}
