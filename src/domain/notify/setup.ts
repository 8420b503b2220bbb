import { Refusal } from '../../base/refusal.ts';
import { parseAddress, type Address } from './address.ts';

/** What mail is sent through, and as whom. */
export interface MailSetup {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` before anything is said, or `none`. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  /** Where the password lies, if it lies in a file. */
  readonly passwordFile: string | null;
  readonly from: Address;
}

const ports = { tls: 465, starttls: 587, none: 25 } as const;
const needed = ['smtp_host', 'mail_from'] as const;

/** How mail is set up by these settings, empty ones being unset; null where it is not. */
export function mailSetup(of: (key: string) => string): MailSetup | null {
  if (needed.some((key) => of(key) === '')) return null;
  const written = of('smtp_security');
  const security = written === 'tls' || written === 'none' ? written : 'starttls';
  return {
    host: of('smtp_host'),
    port: Number(of('smtp_port')) || ports[security],
    security,
    user: of('smtp_user') || null,
    passwordFile: of('smtp_password_file') || null,
    from: parseAddress(of('mail_from')),
  };
}

/** The same where mail is to be sent; refuses (78) where it is not set up. */
export function neededSetup(of: (key: string) => string): MailSetup {
  const setup = mailSetup(of);
  if (setup !== null) return setup;
  const missing = needed.filter((key) => of(key) === '');
  throw new Refusal(
    'config',
    `Mail is not set up: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    {
      hint: missing.map((key) => `docket config set ${key} ${examples[key]}`).join('      and  '),
      details: { missing },
    },
  );
}

const examples = { smtp_host: 'smtp.example.com', mail_from: '"Shop <shop@example.com>"' } as const;
