export const RUNTIME: Readonly<Record<string, { readonly imports: readonly string[]; readonly text: string }>> = {};
