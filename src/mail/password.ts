import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { platform } from 'node:os';
import { Refusal } from '../base/refusal.ts';

const LONGEST = 4096;
const OTHERS = 0o077;

/** The password in a file; refuses (78) a file that others may read, and (66) one that cannot be opened. */
export function passwordIn(file: string): string {
  const handle = opened(file);
  try {
    refuseOpenFile(file, fstatSync(handle));
    return readFileSync(handle, 'utf8').replace(/\r?\n$/, '');
  } finally {
    closeSync(handle);
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Refusal('input.cannot_open', `The password file ${file} cannot be opened (${code}).`, {
      hint: 'docket config set smtp_password_file FILE      or DOCKET_SMTP_PASSWORD=…',
      details: { file },
    });
  }
}

/** Windows keeps no such modes. */
function refuseOpenFile(file: string, { mode, size }: Stats): void {
  if (platform() !== 'win32' && (mode & OTHERS) !== 0)
    throw new Refusal('config', `Others may read the password file ${file}.`, {
      hint: `chmod 600 ${file}`,
      details: { file, mode: (mode & 0o777).toString(8) },
    });
  if (size === 0 || size > LONGEST)
    throw new Refusal('config', `The password file ${file} has ${size} bytes: that is no password.`, {
      details: { file },
    });
}
