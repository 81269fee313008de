import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { TenonError } from '../../src/kernel/errors.js';

/** Writes the files of a project below a folder. @returns the folder */
export function writeProject(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

const TEAM = ['user.name=Team Orders', 'user.email=team-orders@example.com', 'commit.gpgsign=false'];

export function git(cwd: string, ...args: readonly string[]): string {
  const settings = TEAM.flatMap((setting) => ['-c', setting]);
  return execFileSync('git', [...settings, ...args], { cwd, stdio: 'pipe' })
    .toString()
    .trim();
}

/** The user's mistake that some work ends with; anything else fails the test. */
export async function errorOf(work: () => unknown): Promise<TenonError> {
  let thrown: unknown;
  try {
    await work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(TenonError);
  return thrown as TenonError;
}

/** A contract of one file, whose only schema is what `ref` leads to. */
export function contractWith(ref: string, version = '1.0.0'): string {
  return `openapi: 3.1.0
info: { title: Orders, version: ${version} }
paths: {}
components:
  schemas:
    Order: { $ref: '${ref}' }
`;
}
