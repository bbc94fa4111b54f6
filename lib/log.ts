// Structured lines on stderr. Only codes, ids and numbers: never an address, a token or a letter.

type Fact = string | number | boolean | null;

export function log(event: string, facts: Record<string, Fact> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
}

/** Logs a fault by its class, its place in our code and an id that the person who met it can name. Never its message: it may quote data. */
export function logFault(event: string, faultId: string, fault: unknown): void {
  const at =
    fault instanceof Error
      ? (fault.stack ?? "")
          .split("\n")
          .slice(1, 4)
          .map((line) => line.trim())
          .join(" < ")
      : "";
  const { name, code } = (fault ?? {}) as { name?: string; code?: string };
  log(event, { fault: faultId, name: name ?? typeof fault, code: typeof code === "string" ? code : null, at });
}
