// POST: sends a draft to review.

import { submitForReview } from "@/lib/actions/commands";
import { moveRoute } from "../_overview/move-route";

export const POST = moveRoute("edit_actions", submitForReview, "review");
