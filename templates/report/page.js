// @ts-check
// What the page does for whoever lets it run scripts: it can be read without.

/** @type {<E extends Element = HTMLElement>(selector: string) => E[]} */
const all = (selector) => Array.from(document.querySelectorAll(selector));
/** @type {<E extends Element = HTMLElement>(selector: string) => E | null} */
const one = (selector) => document.querySelector(selector);

const root = document.documentElement;
root.classList.add('js');

const main = /** @type {HTMLElement} */ (one('main'));
const entries = all('.entry');
const sections = all('section.group').filter((section) => section.querySelector('.entry'));
const homes = sections.map((section) => Array.from(section.querySelectorAll('.entry')));
const input = /** @type {HTMLInputElement | null} */ (one('.search input'));
const status = one('.status');
const initialStatus = status?.textContent ?? '';
const noun = initialStatus.replace(/^\d+ /, '');

theme();
if (input && status) filters(input, status);
copies();
arrive();
addEventListener('hashchange', arrive);

/** Dark or light: the reader's choice, else the system's. */
function theme() {
  const button = /** @type {HTMLButtonElement} */ (one('.theme'));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const name = /** @type {HTMLElement} */ (one('.theme-name'));
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
  const show = () => {
    button.setAttribute('aria-pressed', String(isDark()));
    name.textContent = isDark() ? 'Light' : 'Dark';
  };
  const kept = remembered();
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    show();
  });
  dark.addEventListener('change', show);
  show();
}

/** A browser may keep storage from a page. */
function remembered() {
  try {
    return localStorage.getItem('tenon-theme');
  } catch {
    return null;
  }
}

/** @param {string} value */
function remember(value) {
  try {
    localStorage.setItem('tenon-theme', value);
  } catch {}
}

/**
 * @param {HTMLInputElement} box
 * @param {HTMLElement} told
 */
function filters(box, told) {
  const bar = /** @type {HTMLElement} */ (one('.bar'));
  const none = /** @type {HTMLElement} */ (one('#none'));
  const clears = all('[data-act="clear"]');
  const opener = /** @type {HTMLElement} */ (one('[data-act="open"]'));
  const levels = all('.chip[data-level]');
  const dimensions = all('.chip[data-dimension]');
  const select = /** @type {HTMLSelectElement} */ (one('.tools select'));
  let groups = sections.map((section, index) => ({ section, own: homes[index] ?? [] }));
  /** @type {string[] | undefined} */
  let texts;

  bar.addEventListener('submit', (event) => event.preventDefault());
  let timer = 0;
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 60);
  });
  for (const chip of [...levels, ...dimensions])
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      apply();
    });
  for (const button of clears) button.addEventListener('click', clear);
  select.addEventListener('change', regroup);
  opener.addEventListener('click', () => {
    const open = opener.textContent === 'Open all';
    for (const entry of entries) if (!entry.hidden) detailsOf(entry).open = open;
    opener.textContent = open ? 'Close all' : 'Open all';
  });
  addEventListener('keydown', (event) => keys(event, box));
  addEventListener('tenon-reveal', clear);
  // A page that is gone back to may have kept what was typed.
  if (box.value) apply();

  function clear() {
    box.value = '';
    for (const chip of [...levels, ...dimensions]) chip.setAttribute('aria-pressed', 'false');
    apply();
  }

  /** @param {HTMLElement[]} chips */
  function pressed(chips) {
    return chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true');
  }

  function apply() {
    texts ??= entries.map((entry) =>
      Array.from(entry.querySelectorAll('[data-s]'), ({ textContent }) => textContent)
        .join('\n')
        .toLowerCase(),
    );
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wantedLevels = new Set(pressed(levels).map((chip) => chip.dataset.level));
    const wantedDimensions = pressed(dimensions).map((chip) => chip.dataset.dimension ?? '');
    let shown = 0;
    entries.forEach((entry, index) => {
      const { level = '', dimensions: own = '' } = entry.dataset;
      const text = texts?.[index] ?? '';
      const isShown =
        (wantedLevels.size === 0 || wantedLevels.has(level)) &&
        (wantedDimensions.length === 0 || wantedDimensions.some((one) => own.split(' ').includes(one))) &&
        words.every((word) => text.includes(word));
      if (entry.hidden === isShown) entry.hidden = !isShown;
      if (isShown) shown += 1;
    });
    for (const { section, own } of groups) {
      const left = own.filter((entry) => !(/** @type {HTMLElement} */ (entry).hidden)).length;
      section.hidden = left === 0;
      const n = section.querySelector('.n');
      if (n) n.textContent = left === own.length ? `${left}` : `${left} of ${own.length}`;
    }
    const isFiltered = words.length > 0 || wantedLevels.size > 0 || wantedDimensions.length > 0;
    bar.classList.toggle('filtered', isFiltered);
    for (const button of clears) button.hidden = !isFiltered;
    none.hidden = shown > 0;
    told.textContent = isFiltered ? `${shown} of ${entries.length} ${noun}` : initialStatus;
  }

  /** Moves the entries under other headings; under their own again when asked. */
  function regroup() {
    for (const { section } of groups) section.remove();
    groups =
      select.value === 'topic'
        ? sections.map((section, index) => ({ section, own: homes[index] ?? [] }))
        : by(select.value);
    const stale = main.querySelector('section.group');
    for (const { section, own } of groups) {
      section.append(...own);
      main.insertBefore(section, stale ?? none);
    }
    apply();
  }

  /** @param {string} word */
  function by(word) {
    /** @type {Map<string, Element[]>} */
    const found = new Map();
    const order = levels.map((chip) => chip.dataset.level);
    for (const entry of entries) {
      const key = (word === 'level' ? entry.dataset.level : entry.dataset.check) ?? '';
      const own = found.get(key);
      if (own) own.push(entry);
      else found.set(key, [entry]);
    }
    const keys = [...found.keys()];
    if (word === 'level') keys.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    else keys.sort((a, b) => (found.get(b)?.length ?? 0) - (found.get(a)?.length ?? 0));
    return keys.map((key) => {
      const section = document.createElement('section');
      section.className = 'group';
      const heading = document.createElement('h2');
      const name = document.createElement('span');
      name.className = 'name';
      name.textContent = key;
      const n = document.createElement('span');
      n.className = 'n';
      heading.append(name, ' ', n);
      section.append(heading);
      return { section, own: found.get(key) ?? [] };
    });
  }
}

/**
 * `/` to the search, j and k from entry to entry, Escape back.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} box
 */
function keys(event, box) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && document.activeElement === box) {
    if (box.value) {
      box.value = '';
      box.dispatchEvent(new Event('input'));
    } else box.blur();
    return;
  }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) return;
  if (event.key === '/') {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1);
}

/** @param {number} by */
function step(by) {
  const shown = all('.entry').filter((entry) => !entry.hidden);
  const current = document.activeElement?.closest('.entry');
  const index = current ? shown.indexOf(/** @type {HTMLElement} */ (current)) + by : by > 0 ? 0 : -1;
  const next = shown.at(index);
  if (!next || index >= shown.length || (current && index < 0)) return;
  summaryOf(next).focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function copies() {
  for (const button of all('.copy')) button.hidden = false;
  document.addEventListener('click', async (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest?.('.copy');
    const code = button?.parentElement?.querySelector('code');
    if (!button || !code) return;
    await copy(code);
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  });
}

/** @param {HTMLElement} code */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
  } catch {
    // A page from the disk may have no clipboard: what is selected can be copied by hand.
    getSelection()?.selectAllChildren(code);
    document.execCommand('copy');
  }
}

/** A link leads to an entry: it is shown, whatever the filters say, and opened. */
function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const entry = id === '' ? null : document.getElementById(id);
  if (!entry?.classList.contains('entry')) return;
  if (entry.hidden) dispatchEvent(new Event('tenon-reveal'));
  detailsOf(entry).open = true;
  entry.scrollIntoView({ block: 'start' });
  summaryOf(entry).focus({ preventScroll: true });
  // What lies above is laid out only now, and may be longer than it seemed.
  requestAnimationFrame(() => requestAnimationFrame(() => entry.scrollIntoView({ block: 'start' })));
}

/** @param {Element} entry */
function detailsOf(entry) {
  return /** @type {HTMLDetailsElement} */ (entry.querySelector('details'));
}

/** @param {Element} entry */
function summaryOf(entry) {
  return /** @type {HTMLElement} */ (entry.querySelector('summary'));
}
