// The machine-readable half of a bounce: what happened to each address (RFC 3464 §2.3), in its own words and codes.

export type ReportAction = "failed" | "delayed" | "delivered" | "relayed" | "expanded";

export interface RecipientReport {
  readonly action: ReportAction;
  /** An enhanced status code (RFC 3463), "5.1.1"; null where none is given or it is no code. */
  readonly status: string | null;
  /** The address it is about, lower case; empty where it is not said. */
  readonly address: string;
  /** What the other server said, one line; empty where it is not told. */
  readonly diagnostic: string;
}

const actions: ReadonlySet<string> = new Set(["failed", "delayed", "delivered", "relayed", "expanded"]);

/** One for each group of fields that has an Action; the fields about the message itself have none. */
export function reportsIn(text: string): RecipientReport[] {
  return text.split(/\r?\n[ \t]*\r?\n/).flatMap((group) => {
    const fields = fieldsOf(group);
    const action = (fields.get("action") ?? "").toLowerCase().replace(/[^a-z].*$/, "");
    if (!actions.has(action)) return [];
    const diagnostic = fields.get("diagnostic-code") ?? "";
    const address = fields.get("final-recipient") ?? fields.get("original-recipient") ?? "";
    return [
      {
        action: action as ReportAction,
        status: enhancedCode(fields.get("status") ?? "") ?? enhancedCode(diagnostic),
        address: address
          .replace(/^[^;]*;/, "")
          .replace(/[<>\s]/g, "")
          .toLowerCase(),
        diagnostic: diagnostic.replace(/^[^;]*;\s*/, "").slice(0, 1_000),
      },
    ];
  });
}

/** The first enhanced status code of class 2, 4 or 5 in a text, or null. */
export function enhancedCode(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1] ?? null;
}

/** A line that begins with white space goes on with the field above it (RFC 5322 §2.2.3). */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, name, value] = /^([A-Za-z-]{2,40})\s*:\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}
