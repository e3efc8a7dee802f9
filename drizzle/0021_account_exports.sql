CREATE TABLE "account_export_parts" (
	"export_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"campaign_id" uuid,
	"call_id" text,
	"rows" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"uncompressed_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"store_key" text NOT NULL,
	CONSTRAINT "account_export_parts_export_id_sequence_pk" PRIMARY KEY("export_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "account_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"columns" text[] NOT NULL,
	"campaign_ids" uuid[],
	"keep_days" integer DEFAULT 7 NOT NULL,
	"created_by" text NOT NULL,
	"time_zone" text NOT NULL,
	"from_day" text,
	"to_day" text,
	"from_at" timestamp (3) with time zone NOT NULL,
	"before_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"rows" bigint DEFAULT 0 NOT NULL,
	"estimated_rows" bigint,
	"questions" text[],
	"more_questions" boolean DEFAULT false NOT NULL,
	"schedule_id" uuid,
	"occurrence" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"downloaded_at" timestamp (3) with time zone,
	CONSTRAINT "account_exports_occurrence" UNIQUE("schedule_id","occurrence"),
	CONSTRAINT "account_exports_kind" CHECK ("account_exports"."kind" in ('dials', 'results', 'caller_activity', 'number_history')),
	CONSTRAINT "account_exports_format" CHECK ("account_exports"."format" in ('csv', 'jsonl')),
	CONSTRAINT "account_exports_status" CHECK ("account_exports"."status" in ('waiting', 'running', 'ready', 'cancelled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "export_schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"columns" text[] NOT NULL,
	"campaign_ids" uuid[],
	"keep_days" integer DEFAULT 7 NOT NULL,
	"created_by" text NOT NULL,
	"every" text NOT NULL,
	"weekday" integer,
	"hour" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "export_schedules_kind" CHECK ("export_schedules"."kind" in ('dials', 'results', 'caller_activity', 'number_history')),
	CONSTRAINT "export_schedules_format" CHECK ("export_schedules"."format" in ('csv', 'jsonl')),
	CONSTRAINT "export_schedules_every" CHECK ("export_schedules"."every" in ('day', 'week', 'month')),
	CONSTRAINT "export_schedules_weekday" CHECK (("export_schedules"."every" = 'week') = ("export_schedules"."weekday" is not null))
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_subject";--> statement-breakpoint
ALTER TABLE "account_export_parts" ADD CONSTRAINT "account_export_parts_export_id_account_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."account_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_exports" ADD CONSTRAINT "account_exports_schedule_id_export_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."export_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_schedules" ADD CONSTRAINT "export_schedules_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_exports_account" ON "account_exports" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "account_exports_unfinished" ON "account_exports" USING btree ("account_id") WHERE "account_exports"."status" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "export_schedules_account" ON "export_schedules" USING btree ("account_id","id");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subject" CHECK (("outbox"."topic" in ('bulk', 'export', 'export_schedule')) = ("outbox"."job_id" is not null) and num_nonnulls("outbox"."campaign_id", "outbox"."job_id") = 1);
--> statement-breakpoint
CREATE FUNCTION tell_account_export_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('lastcall_changes', json_build_object(
		'topic', 'account_export', 'accountId', NEW.account_id, 'id', NEW.id, 'status', NEW.status)::text);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER account_export_changed AFTER INSERT OR UPDATE ON "account_exports" FOR EACH ROW EXECUTE FUNCTION tell_account_export_change();
