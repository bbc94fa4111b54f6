// When a text may go: as soon as no message needs it any more.
import { type MessageState, messageStates } from "@/lib/outbox/message";

/** States in which a message's text may still be needed: to be sent, or because it is being sent right now. */
const textNeededIn: readonly MessageState[] = ["queued", "sending", "held"];

export const textDoneIn = messageStates.filter((state) => !textNeededIn.includes(state));
