// POST: a letter is not sent any more, and its writer is told.
import { cancelMessage } from "@/lib/outbox/decisions";
import { decisionRoute } from "../../../_outbox/decision-route";

export const POST = decisionRoute("cancelled", cancelMessage);
