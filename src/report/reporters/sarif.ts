import type { Change } from '../../kernel/change.js';
import type { Severity } from '../../kernel/problem.js';
import { acceptedText, type Finding, findingsOf, type Spot } from '../findings.js';
import { defineReporter } from '../reporter.js';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'note' };

export default defineReporter({
  id: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning.',
  render(report) {
    const findings = findingsOf(report, { safe: false });
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Tenon', rules: rulesOf(findings) } },
          automationDetails: { id: `tenon/${report.command}/` },
          columnKind: 'unicodeCodePoints',
          invocations: [{ executionSuccessful: report.exit !== 2 }],
          results: findings.map(toResult),
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
});

function rulesOf(findings: readonly Finding[]) {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return [...byId].map(([id, { why, fix }]) => ({
    id,
    shortDescription: { text: why },
    ...(fix && { help: { text: fix } }),
  }));
}

function toResult({ id, severity, message, at, from, fingerprint, change }: Finding) {
  return {
    ruleId: id,
    level: LEVEL[severity],
    message: { text: message },
    locations: [locationOf(at)],
    ...(from && { relatedLocations: [{ id: 1, message: { text: 'Used here' }, ...locationOf(from) }] }),
    partialFingerprints: { 'tenon/v1': fingerprint },
    ...(change?.accepted && {
      suppressions: [{ kind: 'external', justification: acceptedText(change.accepted) }],
    }),
    ...(change && { properties: propertiesOf(change) }),
  };
}

function locationOf({ file, pointer, line = 1, column = 1 }: Spot) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      // GitHub shows nothing that has no line.
      region: { startLine: line, startColumn: column },
    },
    ...(pointer && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  };
}

/** What SARIF has no words for: who is hurt, and how much, in each dimension. */
function propertiesOf({ level, verdicts, subject, undecided }: Change) {
  return { level, dimensions: verdicts, subject, ...(undecided && { undecided }) };
}

/** A relative reference: a colon in its first step would make a scheme of it. */
function uriOf(file: string): string {
  const whole = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.split('/').map(encodeURIComponent).join('/');
}
