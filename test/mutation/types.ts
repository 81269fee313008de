import path from 'node:path';
import ts from 'typescript';

/** What the compiler says of a fault by taste alone: names that are no longer used, code that is no longer reached. */
const LENIENT: ts.CompilerOptions = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  allowUnreachableCode: true,
  noEmit: true,
};

/** Does the project still compile with another text for one file? Looks for faults in that file alone. */
export type Compiles = (file: string, text: string) => boolean;

export function createCompiler(top: string): Compiles {
  const config = ts.readConfigFile(path.join(top, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config.config, include: ['src'] },
    ts.sys,
    top,
  );
  const changed = new Map<string, { readonly version: number; readonly text: string }>();
  let version = 0;
  const service = ts.createLanguageService({
    getScriptFileNames: () => fileNames,
    getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name)?.text ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => top,
    getCompilationSettings: () => ({ ...options, ...LENIENT }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
  });
  const put = (name: string, text: string) => {
    version += 1;
    changed.set(name, { version, text });
  };
  return (file, text) => {
    const name = path.join(top, file);
    const before = ts.sys.readFile(name) ?? '';
    put(name, text);
    const sound =
      service.getSyntacticDiagnostics(name).length === 0 && service.getSemanticDiagnostics(name).length === 0;
    put(name, before);
    return sound;
  };
}
