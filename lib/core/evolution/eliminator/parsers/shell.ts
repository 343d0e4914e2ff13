/**
 * Shell command: Bash that parses and whose commands are commands. English words parse as Bash too, so that known names and signs of a shell are
 * asked for. Limits: a block that calls only programs unknown here is not recognised, nor is fish, PowerShell or cmd.
 */
import { type Command, forEachChild, parse, type SyntaxNode } from 'unbash';
import { SHELL_COMMANDS } from './shell-commands';

/** Options, pipes, redirections, expansions, paths, globs, quotes, assignments. */
const SIGNS = /(^|\s)--?[A-Za-z]|[|<>]|\$[\w({]|(^|[\s=])[~.]{0,2}\/\S|\*|["']|^\s*\w+=|&&|;;/m;

/** Words that stand bare in a sentence and hardly ever in a command. */
const SENTENCE_WORDS = new Set(
  'the a an of and with that to is are this these your our which from it please should'.split(' '),
);
const TAKES_SENTENCES = new Set(['echo', 'printf', 'git', 'mail', 'logger', 'wall', 'for', 'read']);

export function isShell(code: string, isMarked: boolean): boolean {
  const text = withoutPrompt(code);
  if (text.trim() === '' || !SIGNS.test(text)) return false;
  const script = parse(text);
  if (script.errors && script.errors.length > 0) return false;
  const commands: Command[] = [];
  const ownNames = new Set<string>();
  collect(script, commands, ownNames);
  const named = commands.filter((command) => command.name !== undefined);
  if (named.length === 0)
    return isMarked && commands.some((command) => command.prefix.some((part) => part.type === 'Assignment'));
  return named.every((command) => isCommand(command, ownNames) && !isSentence(command));
}

/** In a transcript the lines behind a prompt are commands and the others are their output. */
function withoutPrompt(code: string): string {
  const prompted = [...code.matchAll(/^[ \t]*(?:[\w.@~:/-]+)?[$%] ((?:.*\\\n)*.*)$/gm)].map((match) => match[1] ?? '');
  return prompted.length > 0 ? prompted.join('\n') : code;
}

function collect(node: SyntaxNode, commands: Command[], ownNames: Set<string>): void {
  if (node.type === 'Command') commands.push(node);
  if (node.type === 'Function') ownNames.add(node.name.value);
  forEachChild(node, (child) => collect(child, commands, ownNames));
}

function isCommand(command: Command, ownNames: ReadonlySet<string>): boolean {
  const name = command.name?.value ?? '';
  return (
    SHELL_COMMANDS.has(name) ||
    ownNames.has(name) ||
    /^[$~.]?[\w.${}-]*\/\S+$|^\$\{?[A-Za-z_]/.test(command.name?.text ?? '')
  );
}

function isSentence(command: Command): boolean {
  if (TAKES_SENTENCES.has(command.name?.value ?? '')) return false;
  return command.suffix.some((part) => part.type === 'Word' && SENTENCE_WORDS.has(part.text));
}
