import { Refusal } from '../base/refusal.ts';

export type SignalName = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What the kit needs of a process to hear signals and to end itself. */
export interface SignalSource {
  readonly on: (name: SignalName, heard: () => void) => unknown;
  readonly off: (name: SignalName, heard: () => void) => unknown;
  readonly exit: (status: number) => void;
}

export interface Signals {
  readonly signal: AbortSignal;
  /** The exit status of the signal that was heard, if any. */
  readonly status: () => number | undefined;
  /** The command says itself that it was stopped: nobody has to say it for it. */
  readonly answered: () => void;
  /** From here on signals are left to what runs in front (a pager): the work itself is done. */
  readonly ignore: () => void;
  readonly stop: () => void;
}

const statuses: Readonly<Record<SignalName, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A command that looks at the signal has this long to finish; the promise is an exit within 300 ms. */
const grace = 250;

/** The first signal asks the command to stop; a second one, or no answer in time, ends the process. */
export function listen(source: SignalSource | undefined, lastWords: () => void): Signals {
  const controller = new AbortController();
  let status: number | undefined;
  let ignored = false;
  let answered = false;
  let timer: NodeJS.Timeout | undefined;
  const hear = (name: SignalName): void => {
    if (ignored) return;
    if (status !== undefined) source?.exit(status);
    status ??= statuses[name];
    controller.abort(new Refusal('interrupted', 'Interrupted; what was open has been rolled back.'));
    timer ??= setTimeout(() => {
      if (!answered) lastWords();
      source?.exit(statuses[name]);
    }, grace);
  };
  const handlers = names.map((name) => [name, () => hear(name)] as const);
  for (const [name, handler] of handlers) source?.on(name, handler);
  return {
    signal: controller.signal,
    status: () => status,
    answered: () => {
      answered = true;
    },
    ignore: () => {
      ignored = true;
      clearTimeout(timer);
    },
    stop: () => {
      clearTimeout(timer);
      for (const [name, handler] of handlers) source?.off(name, handler);
    },
  };
}
