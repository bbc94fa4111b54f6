// Is the database whole? A log that was cut after part of it had been put away leaves pages of different times side by
// side: SQLite opens that without a word, and letters could be read from it that were sent long ago.
import type { DatabasePlace } from "@/db/migrate";

/** One sentence for the operator. PostgreSQL looks after its own files. */
export async function damageOf(place: DatabasePlace): Promise<string | null> {
  if (place.kind === "postgres") return null;
  const { default: Sqlite } = await import("better-sqlite3");
  try {
    const connection = new Sqlite(place.file, { readonly: true });
    try {
      const answer = connection.pragma("quick_check(1)", { simple: true });
      return answer === "ok" ? null : damageSentence;
    } finally {
      connection.close();
    }
  } catch (fault) {
    if (isDamage(fault)) return damageSentence;
    throw fault;
  }
}

/** True of what SQLite throws when a file is not, or not any more, a database. */
export function isDamage(fault: unknown): boolean {
  const { code } = (fault ?? {}) as { code?: unknown };
  return typeof code === "string" && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

export const damageSentence =
  "The database is damaged, and nothing is sent. Stop Postbag, keep its data folder as it is, and put a backup back with postbag restore.";
