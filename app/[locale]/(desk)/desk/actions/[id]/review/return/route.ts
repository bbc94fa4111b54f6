// POST: takes an action in review back to the draft.

import { returnToDraft } from "@/lib/actions/commands";
import { moveRoute } from "../../_overview/move-route";

export const POST = moveRoute("approve_actions", returnToDraft, "draft");
