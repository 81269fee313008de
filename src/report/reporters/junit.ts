import { type Finding, findingsOf } from '../findings.js';
import { defineReporter } from '../reporter.js';

export default defineReporter({
  id: 'junit',
  summary:
    'JUnit XML: one suite a contract file, one failed case a finding, one passed case for a clean contract.',
  render(report) {
    const findings = findingsOf(report, { safe: false });
    const files = [
      ...new Set([...report.contracts.map(({ file }) => file), ...findings.map(({ at }) => at.file)]),
    ];
    const suites = files.map((file) =>
      suite(
        report.command,
        file,
        findings.filter(({ at }) => at.file === file),
      ),
    );
    const failures = findings.filter(isFailure).length;
    const tests =
      Math.max(findings.length, 0) +
      files.filter((file) => !findings.some(({ at }) => at.file === file)).length;
    return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tenon ${attribute(report.command)}" tests="${tests}" failures="${failures}">
${suites.join('\n')}
</testsuites>
`;
  },
});

/** Notes do not fail a test run. */
function isFailure({ severity }: Finding): boolean {
  return severity !== 'info';
}

function suite(command: string, file: string, findings: readonly Finding[]): string {
  const cases =
    findings.length === 0
      ? [`    <testcase name="${attribute(command)}" classname="${attribute(file)}"/>`]
      : findings.map(testCase);
  const failures = findings.filter(isFailure).length;
  return `  <testsuite name="${attribute(file)}" tests="${cases.length}" failures="${failures}">\n${cases.join('\n')}\n  </testsuite>`;
}

function testCase(finding: Finding): string {
  const { id, severity, message, why, fix, at } = finding;
  const name = `name="${attribute(`${id} at ${at.line}:${at.column}`)}" classname="${attribute(at.file)}"`;
  if (!isFailure(finding)) return `    <testcase ${name}/>`;
  const body = [`${at.file}:${at.line}:${at.column}`, message, why, fix].filter(Boolean).join('\n');
  return `    <testcase ${name}>\n      <failure type="${severity}" message="${attribute(message)}">${text(body)}</failure>\n    </testcase>`;
}

/** Characters that XML 1.0 cannot carry are dropped; the rest is escaped. */
function text(value: string): string {
  return (
    value
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}
