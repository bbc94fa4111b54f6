CREATE TABLE `action_events` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`what` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_events_action` ON `action_events` (`action_id`,`at`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`state` text NOT NULL,
	`draft` text NOT NULL,
	`draft_number` integer NOT NULL,
	`live_version` integer,
	`round` integer NOT NULL,
	`deadline_on` text,
	`closes_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	`closed_at` integer,
	`stopped_at` integer,
	`stop_reason` text,
	`sample` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_slug` ON `actions` (`slug`);--> statement-breakpoint
CREATE INDEX `actions_state` ON `actions` (`state`,`closes_at`);--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`version_id` text NOT NULL,
	`round` integer NOT NULL,
	`state` text NOT NULL,
	`form_nonce` text NOT NULL,
	`supporter_hash` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`country` text NOT NULL,
	`language` text NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`target_ids` text NOT NULL,
	`sign_as` text NOT NULL,
	`reply` text NOT NULL,
	`consent_text` text NOT NULL,
	`news` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_form` ON `appeals` (`form_nonce`,`supporter_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_once` ON `appeals` (`action_id`,`round`,`supporter_hash`) WHERE "appeals"."confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX `appeals_action` ON `appeals` (`action_id`,`state`);--> statement-breakpoint
CREATE INDEX `appeals_waiting` ON `appeals` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `appeals_supporter` ON `appeals` (`supporter_hash`,`created_at`);--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `message_events` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`at` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`cause` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `message_events_message` ON `message_events` (`message_id`,`at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`phase` text,
	`appeal_id` text,
	`outreach_id` text,
	`action_id` text,
	`target_id` text,
	`round` integer,
	`supporter_hash` text,
	`once_key` text NOT NULL,
	`to_name` text NOT NULL,
	`to_address` text NOT NULL,
	`from_name` text NOT NULL,
	`reply_to` text,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text,
	`message_id` text NOT NULL,
	`mime` text,
	`mime_sha256` text,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`not_after` integer,
	`lease_owner` text,
	`lease_epoch` integer NOT NULL,
	`lease_until` integer,
	`created_at` integer NOT NULL,
	`first_attempt_at` integer,
	`dot_at` integer,
	`done_at` integer,
	`smtp_code` integer,
	`enhanced_code` text,
	`relay_id` text,
	`reason` text,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outreach_id`) REFERENCES `outreaches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_once` ON `messages` (`once_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_message_id` ON `messages` (`message_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_outreach` ON `messages` (`outreach_id`) WHERE "messages"."outreach_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `messages_letter_once` ON `messages` (`action_id`,`round`,`target_id`,`supporter_hash`) WHERE "messages"."kind" = 'letter';--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `messages_due_people` ON `messages` (`state`,`not_before`) WHERE "messages"."state" = 'queued' and "messages"."kind" <> 'letter';--> statement-breakpoint
CREATE INDEX `messages_appeal` ON `messages` (`appeal_id`);--> statement-breakpoint
CREATE INDEX `messages_action` ON `messages` (`action_id`,`state`);--> statement-breakpoint
CREATE INDEX `messages_supporter` ON `messages` (`supporter_hash`,`kind`,`created_at`);--> statement-breakpoint
CREATE TABLE `organizers` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`verified_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizers_email` ON `organizers` (`email`);--> statement-breakpoint
CREATE TABLE `outreaches` (
	`id` text PRIMARY KEY NOT NULL,
	`appeal_id` text NOT NULL,
	`action_id` text NOT NULL,
	`target_id` text NOT NULL,
	`channel` text NOT NULL,
	`country` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outreaches_once` ON `outreaches` (`appeal_id`,`target_id`,`channel`);--> statement-breakpoint
CREATE INDEX `outreaches_action` ON `outreaches` (`action_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`number` integer NOT NULL,
	`country` text NOT NULL,
	`group_name` text NOT NULL,
	`target_ids` text NOT NULL,
	`once_key` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_once` ON `reports` (`once_key`);--> statement-breakpoint
CREATE INDEX `reports_action` ON `reports` (`action_id`,`at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`organizer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_organizer` ON `sessions` (`organizer_id`);--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_links_email` ON `sign_in_links` (`email`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`supporter_hash` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`round` integer NOT NULL,
	`content` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_number` ON `versions` (`action_id`,`number`);