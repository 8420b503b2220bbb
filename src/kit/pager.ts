import { spawn } from 'node:child_process';
import type { Environment } from './streams.ts';

/**
 * Shows a long text in $PAGER, else in `less`; yields whether it was shown.
 * `-F` leaves at once what fits the screen, `-R` keeps colours, `-X` leaves the text standing.
 */
export async function page(text: string, env: Environment): Promise<boolean> {
  const chosen = env.DOCKET_PAGER ?? env.PAGER ?? 'less -FRX';
  if (chosen === '' || chosen === 'cat') return false;
  const status = await new Promise<number>((resolve) => {
    const child = spawn(chosen, {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', ...env },
    });
    child.on('error', () => resolve(notFound));
    child.on('close', (code) => resolve(code ?? 0));
    // Leaving the pager early closes its input: that is no error.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
  return status !== notFound;
}

/** What a shell says about a command that does not exist (POSIX, 2.8.2). */
const notFound = 127;
