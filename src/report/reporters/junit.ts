import type { Report } from '../../kernel/result.js';
import { type Finding, findingsOf, usedText } from '../findings.js';
import { defineReporter } from '../reporter.js';
import { attribute, text } from '../xml.js';

export default defineReporter({
  id: 'junit',
  summary:
    'JUnit XML: one suite a contract file, one failed case a finding, one passed case for a clean contract.',
  render(report) {
    const findings = findingsOf(report, { safe: false });
    const files = new Set([
      ...report.contracts.map(({ file }) => file),
      ...findings.map(({ at }) => at.file),
    ]);
    const suites = [...files].map((file) =>
      suiteOf(
        file,
        report.command,
        findings.filter(({ at }) => at.file === file),
      ),
    );
    // Whoever reads nothing but the failures must not take what could not be checked for clean.
    if (report.exit !== 0 && !findings.some(isFailure)) suites.push(verdictOf(report));
    const sum = (count: (suite: Suite) => number) => suites.reduce((total, suite) => total + count(suite), 0);
    return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tenon ${attribute(report.command)}" tests="${sum(({ cases }) => cases.length)}" failures="${sum(({ failures }) => failures)}">
${suites.map(print).join('')}</testsuites>
`;
  },
});

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
}

function print({ name, cases, failures }: Suite): string {
  return `  <testsuite name="${attribute(name)}" tests="${cases.length}" failures="${failures}">\n${cases.join('\n')}\n  </testsuite>\n`;
}

/** Notes do not fail a test run. */
function isFailure({ severity }: Finding): boolean {
  return severity !== 'info';
}

function suiteOf(file: string, command: string, findings: readonly Finding[]): Suite {
  const passed = `    <testcase name="${attribute(command)}" classname="${attribute(file)}"/>`;
  const cases = findings.length === 0 ? [passed] : findings.map(testCase);
  return { name: file, cases, failures: findings.filter(isFailure).length };
}

function verdictOf({ command, headline }: Report): Suite {
  const failure = `<failure type="error" message="${attribute(headline)}">${text(headline)}</failure>`;
  const name = `tenon ${command}`;
  const verdict = `    <testcase name="verdict" classname="${attribute(name)}">\n      ${failure}\n    </testcase>`;
  return { name, cases: [verdict], failures: 1 };
}

function testCase(finding: Finding): string {
  const { id, severity, message, why, fix, at } = finding;
  const line = at.line === undefined ? '' : `:${at.line}:${at.column}`;
  const name = `name="${attribute(`${id} at ${line === '' ? at.pointer || '/' : line.slice(1)}`)}" classname="${attribute(at.file)}"`;
  if (!isFailure(finding)) return `    <testcase ${name}/>`;
  const body = [`${at.file}${line}`, message, usedText(finding), why, fix].filter(Boolean).join('\n');
  return `    <testcase ${name}>\n      <failure type="${severity}" message="${attribute(message)}">${text(body)}</failure>\n    </testcase>`;
}
