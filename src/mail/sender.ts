import type { Address } from '../domain/notify/address.ts';
import type { AttemptOutcome } from '../domain/events.ts';

/** A message on its way out. */
export interface Outgoing {
  readonly from: Address;
  readonly to: Address;
  readonly subject: string;
  readonly body: string;
  /** The same at every attempt. */
  readonly token: string;
}

/** What became of it, and what the mail server said of that. */
export interface Handed {
  readonly outcome: AttemptOutcome;
  readonly said: string | null;
  /** The line is broken: nothing more goes through it. */
  readonly broken: boolean;
}

/** An open line to a mail server. */
export interface Sender {
  readonly send: (message: Outgoing) => Promise<Handed>;
  readonly close: () => void;
}
