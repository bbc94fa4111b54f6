// Refusals are values: a command answers what it did, or why not. Faults are thrown and never pass through here.

export type Done<T> = { ok: true } & T;
export type Refused<P extends string> = { ok: false; problem: P };

/** What a command answers: its facts, or one problem out of a closed list. */
export type Result<T, P extends string> = Done<T> | Refused<P>;

export function done(): Done<Record<never, never>>;
export function done<T extends object>(facts: T): Done<T>;
export function done(facts: object = {}) {
  return { ok: true, ...facts };
}

export function refused<P extends string>(problem: P): Refused<P> {
  return { ok: false, problem };
}
