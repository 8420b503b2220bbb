import { isTimezone } from '../base/time-zone.ts';
import { Refusal } from '../base/refusal.ts';
import { codeProblem } from './catalog/code.ts';
import { optionalTextProblems } from './free-text.ts';

/** Where returns are received. */
export const QUARANTINE = 'quarantine';

interface Answer {
  /** What is wrong with it, if anything. */
  readonly wrong: (value: string) => string | undefined;
  readonly hint: string;
}

/** What a new shop is asked for. */
const answers = {
  name: {
    wrong: (name) => (name.trim() === '' ? 'The name is empty.' : undefined),
    hint: '--name "My Shop"',
  },
  location: { wrong: locationProblem, hint: '--location main' },
  currency: {
    wrong: (code) => (/^[A-Z]{3}$/.test(code) ? undefined : `“${code}” is no currency code.`),
    hint: '--currency GBP',
  },
  country: {
    wrong: (code) => (/^[A-Z]{2}$/.test(code) ? undefined : `“${code}” is no country code.`),
    hint: '--country GB',
  },
  timezone: {
    wrong: (zone) => (isTimezone(zone) ? undefined : `“${zone}” is no time zone.`),
    hint: '--timezone Europe/London',
  },
} satisfies Readonly<Record<string, Answer>>;

export type Asked = keyof typeof answers;

/** What is wrong with what a new shop shall be, all of it at once. */
export function answerProblems(given: Readonly<Record<Asked, string>>): Refusal[] {
  return (Object.keys(answers) as Asked[]).flatMap((asked) => problemsWith(asked, given[asked]));
}

/** Lets one answer through as it is; refuses (2) what a shop cannot be. */
export function accepted(asked: Asked, value: string): string {
  const [problem] = problemsWith(asked, value);
  if (problem) throw problem;
  return value;
}

function problemsWith(asked: Asked, value: string): Refusal[] {
  const { wrong, hint }: Answer = answers[asked];
  const message = wrong(value);
  const said = message === undefined ? [] : [new Refusal('input.invalid', message, { hint })];
  return asked === 'name' ? [...said, ...optionalTextProblems({ name: value })] : said;
}

function locationProblem(code: string): string | undefined {
  if (code !== QUARANTINE) return codeProblem(code);
  return `“${QUARANTINE}” is where returns are received; goods for sale need another place.`;
}
