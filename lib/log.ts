// Structured lines on stderr. Only codes, ids and numbers: never an address, a token or a letter.

type Fact = string | number | boolean | null;

export function log(event: string, facts: Record<string, Fact> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
}

/** Logs a fault by its class, its place in our code and an id that the person who met it can name. Never its message: it may quote data. */
export function logFault(event: string, faultId: string, fault: unknown): void {
  const where = fault instanceof Error ? placesOf(fault) : "";
  const { name, code } = (fault ?? {}) as { name?: string; code?: string };
  log(event, { fault: faultId, name: name ?? typeof fault, code: typeof code === "string" ? code : null, where });
}

/** The first places of the stack. It begins with the message, which may have several lines: a failed query's has the values. */
function placesOf({ stack = "", message }: Error): string {
  const end = stack.indexOf(message);
  const places = (end === -1 ? "" : stack.slice(end + message.length))
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return places
    .slice(0, 3)
    .map((line) => line.trim())
    .join(" < ");
}
