// Reading the query of a page's address: claims, never facts.

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The first value of that name; empty when there is none. */
export function one(query: Query, name: string): string {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** The value if it is one of those allowed; else null. */
export function oneOf<T extends string>(query: Query, name: string, allowed: readonly T[]): T | null {
  const value = one(query, name);
  return allowed.find((each) => each === value) ?? null;
}
