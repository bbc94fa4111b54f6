CREATE TABLE `paces` (
	`key` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`subject` text NOT NULL,
	`per_hour` integer,
	`from_hour` integer,
	`until_hour` integer,
	`time_zone` text,
	`spread` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paces_subject` ON `paces` (`scope`,`subject`);--> statement-breakpoint
CREATE TABLE `pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`subject` text NOT NULL,
	`cause` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer,
	`detail` text,
	`lifted_at` integer,
	`lifted_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pauses_open` ON `pauses` (`scope`,`subject`,`cause`) WHERE "pauses"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX `pauses_subject` ON `pauses` (`scope`,`subject`,`at`);--> statement-breakpoint
CREATE TABLE `turns` (
	`key` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `messages` ADD `to_domain` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `since` integer;--> statement-breakpoint
CREATE INDEX `messages_due_targets` ON `messages` (`target_id`,`not_before`) WHERE "messages"."state" = 'queued' and "messages"."kind" = 'letter';--> statement-breakpoint
CREATE INDEX `message_events_refusals` ON `message_events` (`at`) WHERE "message_events"."cause" in ('policy', 'slowed');--> statement-breakpoint
UPDATE `messages` SET `to_domain` = lower(substr(`to_address`, instr(`to_address`, '@') + 1)) WHERE instr(`to_address`, '@') > 0;--> statement-breakpoint
INSERT INTO `facts` (`name`, `value`) VALUES ('db_epochs', lower(hex(randomblob(16)))) ON CONFLICT DO NOTHING;
