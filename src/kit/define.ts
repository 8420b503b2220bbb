import type { Command, Inputs } from './command.ts';

/**
 * The `command` helper for one kind of App: infers what `run` is given from `args` and `flags`,
 * and forgets it again so that a registry can hold every command alike.
 */
export function commandsOf<App>() {
  return <const A extends Inputs, const F extends Inputs>(command: Command<App, A, F>): Command<App> =>
    command as unknown as Command<App>;
}
