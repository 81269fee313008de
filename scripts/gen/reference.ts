import type { Texts } from '../gen.js';

export async function referenceTexts(_top: string): Promise<Texts> {
  return {};
}
