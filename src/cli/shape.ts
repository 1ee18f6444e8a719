import type { Command, Option } from 'commander';
import type { OptionShape, Shape } from '../completion/wanted.ts';

/**
 * What can stand behind a command, from its own definition, which `complete` brings where it is not there yet. The name of a
 * value (`<conference>`) says what it may be.
 */
export function shapeOf(command: Command, complete: (command: Command) => void): Shape {
  complete(command);
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const isProgram = command.parent === null;
  const shape: Shape = {
    commands: commands.map((one) => ({ value: one.name(), about: one.description() })),
    options: help.visibleOptions(command).map(optionShape),
    takes: command.registeredArguments.map((argument) => argument.name()),
    more: command.registeredArguments.at(-1)?.variadic ?? false,
    below(name) {
      // `cfp help topics` goes on as `cfp topics` does.
      if (isProgram && name === 'help') return shape;
      const below = commands.find((one) => one.name() === name);
      return below === undefined ? null : shapeOf(below, complete);
    },
  };
  return shape;
}

function optionShape({ short, long, flags, description }: Option): OptionShape {
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    takes: /[<[](.+?)(?:\.\.\.)?[>\]]$/.exec(flags)?.[1] ?? null,
    about: description,
  };
}
