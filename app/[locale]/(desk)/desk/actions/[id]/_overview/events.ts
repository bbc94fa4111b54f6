// Makes a history readable: an evening of saving is one line.

interface Step {
  readonly what: string;
  readonly actor: string;
}

/** Of several savings in a row by the same person only the newest; newest first, as they come. */
export function withoutRepeats<T extends Step>(events: readonly T[]): T[] {
  return events.filter((event, at) => {
    const later = events[at - 1];
    return !(event.what === "saved" && later?.what === "saved" && later.actor === event.actor);
  });
}
