// Is it the database that failed, and not this program? Then trying again later helps, and nothing is wrong with what was asked.

/**
 * True of what the drivers throw when the database cannot be reached, does not answer in time, shuts down, is locked by
 * others, has no room, or cannot read its own files.
 */
export function isOutage(fault: unknown): boolean {
  if (typeof fault !== "object" || fault === null) return false;
  const { code, syscall, message, cause, errors } = fault as Record<string, unknown>;
  if (typeof code === "string" && (ofDatabase.test(code) || (isOfNetwork(syscall) && ofNetwork.test(code))))
    return true;
  // pg says these in words alone; a host with several addresses fails once for each.
  const said = typeof message === "string" && sentences.test(message);
  return said || isOutage(cause) || (Array.isArray(errors) && errors.some(isOutage));
}

/**
 * SQLite's own; SQLSTATE 08 connection, 25006 read-only, 40 taken back for others' sake, 53 resources, 55P03 lock, 57
 * operator, 58 its files, XX its inside.
 */
const ofDatabase =
  /^(?:SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM|CORRUPT|NOTADB)\w*|(?:08|40|53|57|58|XX)[0-9A-Z]{3}|25006|55P03)$/;
const ofNetwork = /^(?:ECONN\w+|EHOST\w+|ENET\w+|EAI_\w+|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT)$/;
const sentences =
  /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable|Cannot open database because the directory does not exist)/;

function isOfNetwork(syscall: unknown): boolean {
  return ["connect", "getaddrinfo", "read", "write"].includes(String(syscall));
}
