import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { TenonError } from '../../kernel/errors.js';
import { count } from '../../kernel/result.js';
import { nodeServer } from '../../runtime/adapters/node.js';
import { standardErrors } from '../../runtime/core/envelope.js';
import { type MockContract, mockServer } from '../../runtime/core/mock-server.js';
import type { ServerRequest, ServerResponse } from '../../runtime/core/server-exchange.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { numberOf } from '../options.js';
import { open, type Selected, select } from '../selection.js';
import { type Round, watching } from '../watch.js';

const PORT = 4010;

/** How many values each body has for callers who prefer another one each time. */
const SAMPLES = 16;

type Answering = (request: ServerRequest<unknown>) => Promise<ServerResponse>;

/** Serves a contract until the user interrupts it. @throws TenonError */
export async function mockJob(input: Input, io: Io): Promise<number> {
  const selected = oneOf((await select(input, io, 'mock')).contracts);
  const seed = numberOf(input, 'mock', 'seed') ?? 1;
  let mock = await answering(selected, { input, io, seed });
  const server = nodeServer((request) => mock.answer(request));
  await listen(server, input);
  io.stderr(`${mock.about}\nListening at ${addressOf(server)}; Ctrl-C ends it.\n`);
  try {
    if (!input.flag('watch')) return await interrupted(io);
    let isFirst = true;
    return await watching(io, async (): Promise<Round> => {
      if (!isFirst) {
        mock = await answering(selected, { input, io, seed });
        io.stderr(`${mock.about}\n`);
      }
      isFirst = false;
      return { exit: 0, files: mock.files };
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function oneOf(contracts: readonly Selected[]): Selected {
  const [only, ...others] = contracts;
  if (only && others.length === 0) return only;
  const names = contracts.map(({ name, source }) => name ?? source).join(', ');
  throw new TenonError('USAGE', {
    reason: `A mock serves one contract: name one of ${names}.`,
    command: 'mock',
  });
}

interface Mock {
  readonly answer: Answering;
  readonly about: string;
  /** The files of the contract, by absolute paths. */
  readonly files: readonly string[];
}

interface Serving {
  readonly input: Input;
  readonly io: Io;
  readonly seed: number;
}

async function answering(selected: Selected, { input, io, seed }: Serving): Promise<Mock> {
  const { mockParts } = await import('../../generate/index.js');
  const { contract, tree } = await open(selected, input, io);
  const { file } = contract.at;
  if (contract.kind !== 'openapi') {
    const reason = 'it is made from openapi only';
    throw new TenonError('GENERATE_IMPOSSIBLE', { target: 'mock', contract: file, reason });
  }
  // What it is made of is plain JSON, by the same types that generated code is checked with.
  const parts = mockParts(contract, { seed, samples: SAMPLES }) as unknown as MockContract;
  const unread = contract.mistakes.filter(({ severity }) => severity === 'error').length;
  const told = unread === 0 ? '' : ` ${count(unread, 'mistake')} in it: tenon lint ${file} tells them.`;
  return {
    answer: logged(parts, io),
    about: `Mocking ${printable(contract.title)} ${printable(contract.version)}: ${count(contract.operations.length, 'operation')}.${told}`,
    files: tree.sources().map((source) => path.resolve(io.cwd, source.file)),
  };
}

/** Tells of each request in one line, and under it what is wrong with it. */
function logged(parts: MockContract, io: Io): Answering {
  const faults = new AsyncLocalStorage<string[]>();
  const answer = mockServer<unknown>(parts, {
    errors: (refusal) => {
      faults.getStore()?.push(...refusal.faults.map(({ detail, title }) => detail ?? title));
      return standardErrors(refusal);
    },
    onError: (error) => io.stderr(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  return async (request) => {
    const told: string[] = [];
    const started = performance.now();
    const response = await faults.run(told, () => answer(request));
    const ms = Math.round(performance.now() - started);
    const lines = [
      `${request.method} ${request.url} ${response.status} ${ms} ms`,
      ...told.map((fault) => `  ${fault}`),
    ];
    io.stderr(`${lines.map(printable).join('\n')}\n`);
    return response;
  };
}

async function listen(server: Server, input: Input): Promise<void> {
  const port = numberOf(input, 'mock', 'port') ?? PORT;
  const host = input.text('host') ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: unknown): void => {
      const reason = REASONS[(cause as NodeJS.ErrnoException).code ?? ''] ?? String((cause as Error).message);
      reject(new TenonError('LISTEN_FAILED', { address: `${host}:${port}`, reason }, { cause }));
    };
    server.once('error', fail);
    try {
      server.listen(port, host, () => {
        server.off('error', fail);
        resolve();
      });
    } catch (error) {
      fail(error);
    }
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'nobody knows that name',
  ERR_SOCKET_BAD_PORT: 'ports go from 0 to 65535',
};

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function interrupted(io: Io): Promise<number> {
  return new Promise((resolve) => io.onInterrupt?.(() => resolve(0)));
}

/** Paths and contracts hold what they like; the terminal obeys control characters. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '�');
}
