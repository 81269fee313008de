// Derived by `npm run gen` from templates/. Do not edit.

export const TEMPLATES = {
} as const;
