import { refuseAll } from '../base/refusal.ts';
import type { Person } from './command.ts';
import type { Given } from './parse.ts';
import type { Gap } from './values.ts';

/** Asks the person at the terminal for what is needed and was not typed; refuses where there is nobody to ask. */
export async function fillGaps(given: Given, person: Person): Promise<Given> {
  const { gaps, problems } = given;
  const mayAsk = problems.length === 0 && gaps.length > 0 && person.present;
  if (!mayAsk) refuseAll([...gaps.map((gap) => gap.refusal), ...problems]);
  const answers = { args: { ...given.args }, flags: { ...given.flags } };
  for (const gap of gaps) {
    const answer = await askFor(gap, person);
    Object.assign(answers[gap.of], { [gap.name]: gap.input.many === true ? [answer] : answer });
  }
  return { ...given, ...answers };
}

function askFor({ label, input: { about, parse, choices, usual } }: Gap, person: Person): Promise<unknown> {
  const question = { message: about, flag: label };
  const initial = usual && { initial: usual() };
  if (choices === undefined) return person.ask({ ...question, parse, ...initial });
  const options = choices.map((choice) => ({ name: choice.replaceAll('_', ' '), value: parse(choice) }));
  return person.choose({ ...question, choices: options });
}
