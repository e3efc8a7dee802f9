CREATE TABLE "webhook_attempts" (
	"delivery_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"duration_ms" integer,
	"status" smallint,
	"error" text,
	"answer" text,
	CONSTRAINT "webhook_attempts_delivery_id_number_pk" PRIMARY KEY("delivery_id","number"),
	CONSTRAINT "webhook_attempts_outcome" CHECK (num_nonnulls("webhook_attempts"."status", "webhook_attempts"."error") = case when "webhook_attempts"."duration_ms" is null then 0 else 1 end),
	CONSTRAINT "webhook_attempts_answer" CHECK (length(answer) <= 1000)
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid,
	"place" bigint,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failed" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_once" UNIQUE("endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_state" CHECK ("webhook_deliveries"."state" in ('waiting', 'delivered', 'failed', 'cancelled')),
	CONSTRAINT "webhook_deliveries_settled" CHECK (("webhook_deliveries"."state" = 'waiting') = ("webhook_deliveries"."settled_at" is null)),
	CONSTRAINT "webhook_deliveries_place" CHECK (("webhook_deliveries"."event_id" is null) = ("webhook_deliveries"."place" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"event_types" text[] NOT NULL,
	"status" text DEFAULT 'enabled' NOT NULL,
	"disabled_reason" text,
	"disabled_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"last_failure_at" timestamp (3) with time zone,
	"rest_until" timestamp (3) with time zone,
	"last_success_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_status" CHECK ("webhook_endpoints"."status" in ('enabled', 'disabled')),
	CONSTRAINT "webhook_endpoints_reason" CHECK ("webhook_endpoints"."disabled_reason" in ('gone', 'failing', 'person')),
	CONSTRAINT "webhook_endpoints_disabled" CHECK (case "webhook_endpoints"."status" when 'disabled' then 2 else 0 end = num_nonnulls("webhook_endpoints"."disabled_reason", "webhook_endpoints"."disabled_at")),
	CONSTRAINT "webhook_endpoints_failing" CHECK (("webhook_endpoints"."failures" > 0) = ("webhook_endpoints"."failing_since" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"nonce" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_secrets_nonce" CHECK (octet_length("webhook_secrets"."nonce") = 12),
	CONSTRAINT "webhook_secrets_tag" CHECK (octet_length("webhook_secrets"."ciphertext") > 16)
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_subject";--> statement-breakpoint
ALTER TABLE "mail_opt_outs" DROP CONSTRAINT "mail_opt_outs_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_whose";--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_list" ON "webhook_deliveries" USING btree ("endpoint_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_event" ON "webhook_deliveries" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("endpoint_id","next_attempt_at","place") WHERE "webhook_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_endpoints_account" ON "webhook_endpoints" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "webhook_secrets_endpoint" ON "webhook_secrets" USING btree ("endpoint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_secrets_current" ON "webhook_secrets" USING btree ("endpoint_id") WHERE "webhook_secrets"."expires_at" is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subject" CHECK (("outbox"."topic" in ('bulk', 'export', 'export_schedule', 'erase', 'webhook')) = ("outbox"."job_id" is not null) and num_nonnulls("outbox"."campaign_id", "outbox"."job_id") = 1);--> statement-breakpoint
ALTER TABLE "mail_opt_outs" ADD CONSTRAINT "mail_opt_outs_kind" CHECK ("mail_opt_outs"."kind" in ('archive_reminder', 'archived', 'numbers_back', 'digest', 'webhook_disabled'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('archive_notice', 'notice_withdrawn', 'numbers_stuck', 'archive_reminder', 'archived', 'numbers_back', 'digest', 'webhook_disabled', 'invitation', 'password_reset', 'password_changed'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_whose" CHECK (case "mails"."kind"
        when 'invitation' then "mails"."account_id" is not null and num_nonnulls("mails"."campaign_id", "mails"."user_id") = 0
        when 'password_reset' then "mails"."user_id" is not null and num_nonnulls("mails"."account_id", "mails"."campaign_id") = 0
        when 'password_changed' then "mails"."user_id" is not null and num_nonnulls("mails"."account_id", "mails"."campaign_id") = 0
        when 'webhook_disabled' then "mails"."campaign_id" is null and num_nonnulls("mails"."account_id", "mails"."user_id") = 2
        when 'digest' then "mails"."campaign_id" is null and num_nonnulls("mails"."account_id", "mails"."user_id") = 2
        else num_nonnulls("mails"."account_id", "mails"."campaign_id", "mails"."user_id") = 3
      end);