import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../src/kernel/result.js';
import { REPORTERS } from '../src/report/index.js';
import { launchBrowser, noBrowser } from './support/browser.js';
import { run } from './support/io.js';
import {
  HOSTILE_BASE,
  HOSTILE_REVISION,
  LARGE,
  largeLines,
  ORDERS_BASE,
  ORDERS_REVISION,
} from './support/pages.js';
import { writeProject } from './support/project.js';
import { REPORTS } from './support/reports.js';

if (noBrowser !== undefined) console.warn(`The HTML report is not tested in a browser: ${noBrowser}`);

const folder = mkdtempSync(path.join(tmpdir(), 'tenon-html-'));

describe.skipIf(noBrowser !== undefined)('the HTML report in a browser', () => {
  let browser: Browser;
  const files: Record<string, string> = {};

  beforeAll(async () => {
    browser = await launchBrowser();
    files.orders = await diffed('orders', ORDERS_BASE, ORDERS_REVISION);
    files.hostile = await diffed('hostile', HOSTILE_BASE, HOSTILE_REVISION);
    files.large = await printed('large', LARGE);
    files.rich = await printed('rich', REPORTS.rich as Report);
    files.told = await printed('told', REPORTS.hostile as Report);
  }, 120_000);
  afterAll(() => browser?.close());

  /** Opens a page, and holds it to silence: no request but for itself, no message, no error. */
  async function visit<T>(
    name: string,
    look: (page: Page) => Promise<T>,
    { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
  ): Promise<T> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const heard: string[] = [];
    const url = pathToFileURL(files[name] as string).href;
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('dialog', (dialog) => heard.push(dialog.message()));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url && !request.url().startsWith('data:,'))
        heard.push(request.url());
    });
    await page.goto(url + hash);
    const result = await look(page);
    expect(heard).toEqual([]);
    await context.close();
    return result;
  }

  const shown = (page: Page) => page.locator('.entry:visible').count();

  test('asks for nothing and says nothing, and what contracts say is never run', async () => {
    for (const name of ['orders', 'hostile', 'rich', 'told']) {
      const pwned = await visit(name, async (page) => {
        await page.locator('[data-act=open]').click();
        await page.mouse.move(400, 500);
        return page.evaluate(
          'window.pwned ?? (document.querySelector("img,iframe,object,form[action]") ? 2 : 0)',
        );
      });
      expect(pwned, name).toBe(0);
    }
  });

  test('shows a hostile name as it is written', async () => {
    await visit('hostile', async (page) => {
      expect(await page.locator('h1').textContent()).toContain('</script><script>window.pwned = 1</script>');
      expect(await shown(page)).toBeGreaterThan(4);
    });
  });

  test('finds by words of the message, the check, the subject and the place', async () => {
    await visit('orders', async (page) => {
      const all = await shown(page);
      const search = page.getByRole('searchbox');
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.type')).toBe('search');
      for (const [words, message] of [
        ['PAUSED', 'PAUSED'],
        ['bound-tightened', 'NewOrder.sku'],
        ['revision.yaml:49', 'Order.status'],
        ['/components/schemas/Order/properties/total', 'Order.total'],
        ['order.TOTAL removed', 'Order.total'],
      ] as const) {
        await search.fill(words);
        await expect
          .poll(() => page.locator('.entry:visible .message').allTextContents(), { message: words })
          .toEqual([expect.stringContaining(message)]);
      }
      await search.fill('no such words');
      await expect.poll(() => shown(page)).toBe(0);
      expect(await page.locator('.status').textContent()).toBe(`0 of ${all} changes`);
      await page.locator('#none button').click();
      expect(await shown(page)).toBe(all);
    });
  });

  test('filters by level and by what is touched', async () => {
    await visit('orders', async (page) => {
      const all = await shown(page);
      const levels = () =>
        page.locator('.entry:visible').evaluateAll((own) => own.map((one) => one.dataset.level));
      const chip = (text: string) => page.locator('.chip', { hasText: text });
      await chip('Breaking').click();
      expect(new Set(await levels())).toEqual(new Set(['breaking']));
      await chip('Risky').click();
      expect(new Set(await levels())).toEqual(new Set(['breaking', 'risky']));
      await chip('Requests').click();
      expect(await page.locator('.entry:visible .message').allTextContents()).toEqual([
        expect.stringContaining('NewOrder.sku'),
      ]);
      expect(await chip('Requests').getAttribute('aria-pressed')).toBe('true');
      await page.locator('.facets [data-act=clear]').click();
      expect(await shown(page)).toBe(all);
    });
  });

  test('groups by level and by check, and back', async () => {
    await visit('orders', async (page) => {
      const all = await shown(page);
      const headings = () => page.locator('section.group:visible h2 .name').allTextContents();
      const before = await headings();
      await page.locator('.tools select').selectOption('level');
      expect(await headings()).toEqual(['breaking', 'risky', 'safe']);
      await page.locator('.tools select').selectOption('check');
      expect(await headings()).toContain('property-removed');
      await page.locator('.tools select').selectOption('topic');
      expect(await headings()).toEqual(before);
      expect(await shown(page)).toBe(all);
    });
  });

  test('goes dark when the system is, and when asked', async () => {
    const ground = (page: Page) => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await visit('orders', ground);
    const dark = await visit('orders', ground, { colorScheme: 'dark' });
    expect(dark).not.toBe(light);
    await visit('orders', async (page) => {
      await page.locator('.theme').click();
      expect(await ground(page)).toBe(dark);
      await page.reload();
      expect(await ground(page), 'it is remembered').toBe(dark);
      await page.locator('.theme').click();
      expect(await ground(page)).toBe(light);
    });
  });

  test('a link opens the change that it leads to, whatever is filtered', async () => {
    const { fingerprint } = LARGE.changes[4_321] as { readonly fingerprint: string };
    await visit(
      'large',
      async (page) => {
        const entry = page.locator(`[id="${fingerprint}"]`);
        expect(
          await entry.locator('> details').evaluate((details) => (details as { open?: boolean }).open),
        ).toBe(true);
        await expect.poll(() => entry.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(300);
        await page.locator('.chip[data-level=safe]').click();
        expect(await entry.isVisible()).toBe(false);
        await page.evaluate("location.hash = ''");
        await page.evaluate(`location.hash = '${fingerprint}'`);
        await expect.poll(() => entry.isVisible()).toBe(true);
      },
      { hash: `#${fingerprint}` },
    );
  });

  test('copies a fingerprint, and goes from change to change by key', async () => {
    await visit(
      'orders',
      async (page) => {
        const entry = page.locator('.entry').first();
        await entry.locator('.copy').click();
        await expect.poll(() => entry.locator('.copy').textContent()).toBe('Copied');
        await page.locator('h1').click();
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        const focused = () => page.evaluate("document.activeElement.closest('.entry')?.id");
        expect(await focused()).toBe(await page.locator('.entry').nth(1).getAttribute('id'));
        await page.keyboard.press('k');
        expect(await focused()).toBe(await entry.getAttribute('id'));
        const isOpen = () => entry.locator('> details').getAttribute('open');
        const was = await isOpen();
        await page.keyboard.press('Enter');
        expect(await isOpen()).not.toBe(was);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('can be read without scripts, all of it', async () => {
    await visit(
      'orders',
      async (page) => {
        expect(await page.locator('.bar').isVisible()).toBe(false);
        expect(await page.locator('.copy:visible, .theme:visible').count()).toBe(0);
        const last = page.locator('.entry').last();
        await last.locator('summary').first().click();
        expect(await last.locator('.why').isVisible()).toBe(false);
        await last.locator('summary').first().click();
        expect(await last.locator('.why').isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  test('fits a narrow screen', async () => {
    for (const name of ['orders', 'hostile', 'rich', 'told'])
      await visit(
        name,
        async (page) => {
          await page.locator('[data-act=open]').click();
          const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(over, name).toBeLessThanOrEqual(0);
        },
        { viewport: { width: 360, height: 740 } },
      );
  });

  test('prints everything, opened', async () => {
    await visit('orders', async (page) => {
      await page.locator('[data-act=open]').click();
      await page.locator('[data-act=open]').click();
      await page.emulateMedia({ media: 'print' });
      const closed = page.locator('.entry:has(> details:not([open]))');
      expect(await closed.count()).toBeGreaterThan(0);
      for (const one of await closed.all()) expect(await one.locator('.why').isVisible()).toBe(true);
      expect(await page.locator('.bar').isVisible()).toBe(false);
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      expect(pages?.length).toBeGreaterThan(1);
    });
  });

  test('has contrast that can be read, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      await visit('orders', async (page) => expect(await lowContrast(page), colorScheme).toEqual([]), {
        colorScheme,
      });
  });

  test('names what can be pressed, typed into or chosen', async () => {
    await visit('orders', async (page) => {
      const unnamed = await page
        .locator('button:visible, input:visible, select:visible, a:visible, summary:visible')
        .evaluateAll((own) =>
          own
            .filter((one) => !(one.textContent?.trim() || one.getAttribute('aria-label')))
            .map((one) => one.outerHTML.slice(0, 100)),
        );
      expect(unnamed).toEqual([]);
      const ids = await page.locator('[id]').evaluateAll((own) => own.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test('stays quick with 5000 changes', async () => {
    expect(statSync(files.large as string).size).toBeLessThan(25_000_000);
    const started = performance.now();
    await visit('large', async (page) => {
      const times: Record<string, number> = { load: performance.now() - started };
      const timed = async (name: string, act: () => Promise<unknown>, shownThen: number) => {
        const from = performance.now();
        await act();
        await expect.poll(() => page.locator('.status').textContent()).toMatch(new RegExp(`^${shownThen} `));
        await page.evaluate(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
        );
        times[name] = performance.now() - from;
      };
      await timed('search', () => page.getByRole('searchbox').fill('Schema77.'), 6);
      await timed('clear', () => page.locator('.facets [data-act=clear]').click(), 5_000);
      await timed('level', () => page.locator('.chip[data-level=breaking]').click(), 1_250);
      await timed('group', () => page.locator('.tools select').selectOption('check'), 1_250);
      const mb = (statSync(files.large as string).size / 1e6).toFixed(1);
      console.log(
        `5000 changes: ${mb} MB, ${Object.entries(times)
          .map(([name, ms]) => `${name} ${Math.round(ms)} ms`)
          .join(', ')}`,
      );
      for (const [name, ms] of Object.entries(times)) expect(ms, name).toBeLessThan(10_000);
    });
  });
});

/** The report of a diff, by the command line: with the lines of both files. */
async function diffed(name: string, base: string, revision: string): Promise<string> {
  const cwd = writeProject(path.join(folder, name), { 'base.yaml': base, 'revision.yaml': revision });
  const { exit, stderr } = await run(['diff', 'base.yaml', 'revision.yaml', '--output', 'html=report.html'], {
    cwd,
  });
  expect(exit, stderr).toBe(1);
  return path.join(cwd, 'report.html');
}

async function printed(name: string, report: Report): Promise<string> {
  const html = REPORTERS.find(({ id }) => id === 'html');
  const file = path.join(folder, `${name}.html`);
  writeFileSync(file, (await html?.render(report, { color: false, columns: 100 }, largeLines)) as string);
  return file;
}

/** Texts whose contrast with what is behind them is below WCAG's 4.5. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
function lowContrast(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const luminance = (color) => {
      const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (!/, 0\\)$|transparent/.test(color)) return color;
      }
      return 'rgb(255, 255, 255)';
    };
    const found = new Set();
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!own || !element.checkVisibility()) continue;
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) found.add(element.className + ' ' + element.textContent.slice(0, 30) + ' ' + ratio.toFixed(2));
    }
    return [...found];
  })()`);
}
