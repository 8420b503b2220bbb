import type { Environment, OutStream } from './streams.ts';

export interface Colors {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** The colours for one stream; chalk is only loaded where there are any. */
export async function loadColors(
  stream: Pick<OutStream, 'isTTY'>,
  env: Environment,
  color: string | undefined,
): Promise<Colors> {
  if (!wantsColor(stream, env, color)) return plain;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return { bold: chalk.bold, dim: chalk.dim, good: chalk.green, warn: chalk.yellow, bad: chalk.red };
}

export const plain: Colors = { bold: same, dim: same, good: same, warn: same, bad: same };

function same(text: string): string {
  return text;
}

/** What was typed decides, then NO_COLOR (no-color.org), then FORCE_COLOR (force-color.org), then the terminal. */
export function wantsColor(
  stream: Pick<OutStream, 'isTTY'>,
  env: Environment,
  color: string | undefined,
): boolean {
  if (color === 'always') return true;
  if (color === 'never' || (env.NO_COLOR ?? '') !== '') return false;
  if ((env.FORCE_COLOR ?? '') !== '') return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}
