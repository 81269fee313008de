import { askGit } from './run-git.js';

/** The command that brings a branch, tag or commit that git does not know here. */
export function fetchAdvice(cwd: string, ref: string): string {
  const remote = remoteOf(cwd);
  // What is no plain name would not survive a shell.
  if (remote === undefined || !/^\w[\w./@~^+-]*$/.test(ref))
    return 'See what there is: git branch --all; git tag';
  const depth = isShallow(cwd) ? ' --depth=1' : '';
  const [name = '', ...steps] = ref.split(/(?=[~^])/);
  // Steps back from a commit that is here (HEAD~3) lead past what was fetched; so does a short id.
  const isHere = steps.length > 0 && askGit(cwd, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  if (isHere || /^[\da-f]{7,39}$/.test(name)) return `Fetch the history first: ${historyAdvice(cwd)}`;
  return `Fetch it first: git fetch${depth} ${remote} ${refspec(cwd, remote, name)}`;
}

/** The command that brings the whole history of every branch. */
export function historyAdvice(cwd: string): string | undefined {
  const remote = remoteOf(cwd);
  if (remote === undefined) return undefined;
  const everyBranch = fetchesEveryBranch(cwd, remote) ? '' : ` "+refs/heads/*:refs/remotes/${remote}/*"`;
  return `git fetch${isShallow(cwd) ? ' --unshallow' : ''} ${remote}${everyBranch}`;
}

export function isShallow(cwd: string): boolean {
  return askGit(cwd, 'rev-parse', '--is-shallow-repository') === 'true';
}

function refspec(cwd: string, remote: string, name: string): string {
  if (/^[\da-f]{40}$/.test(name)) return name;
  const branch = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
  if (branch === name && looksLikeTag(name)) return `tag ${name}`;
  // A clone of one branch keeps no other that it is not told to keep.
  return fetchesEveryBranch(cwd, remote) ? branch : `${branch}:refs/remotes/${remote}/${branch}`;
}

/** `v1.2.0`, `2024-01`, `orders@1.2.0`, `orders-v1`. */
function looksLikeTag(name: string): boolean {
  return /^v?\d+([.-]|$)|@v?\d|[-/_]v?\d+(\.\d+)+/.test(name);
}

function fetchesEveryBranch(cwd: string, remote: string): boolean {
  return (askGit(cwd, 'config', '--get-all', `remote.${remote}.fetch`) ?? '').includes('refs/heads/*');
}

function remoteOf(cwd: string): string | undefined {
  const remotes = (askGit(cwd, 'remote') ?? '').split('\n').filter(Boolean);
  return remotes.find((name) => name === 'origin') ?? remotes[0];
}
