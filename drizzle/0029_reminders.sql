ALTER TABLE "mail_opt_outs" DROP CONSTRAINT "mail_opt_outs_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "reminder_days" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_reminder_days" CHECK (cardinality("accounts"."reminder_days") <= 4 and 1 <= all ("accounts"."reminder_days") and array_position("accounts"."reminder_days", null) is null);--> statement-breakpoint
ALTER TABLE "mail_opt_outs" ADD CONSTRAINT "mail_opt_outs_kind" CHECK ("mail_opt_outs"."kind" in ('archive_reminder', 'archived', 'numbers_back'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('archive_notice', 'notice_withdrawn', 'numbers_stuck', 'archive_reminder', 'archived', 'numbers_back'));