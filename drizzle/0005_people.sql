CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"subject" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identities_subject" UNIQUE("provider_id","subject")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_sha256" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_token" UNIQUE("token_sha256"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('owner', 'admin', 'moderator', 'caller')),
	CONSTRAINT "invitations_email_case" CHECK ("invitations"."email" = lower("invitations"."email"))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_account_id_user_id_pk" PRIMARY KEY("account_id","user_id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('owner', 'admin', 'moderator', 'caller'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"active_account_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email" UNIQUE("email"),
	CONSTRAINT "users_email_case" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caller_presence" (
	"campaign_id" uuid NOT NULL,
	"caller_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "caller_presence_campaign_id_caller_id_pk" PRIMARY KEY("campaign_id","caller_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_callers" (
	"campaign_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"assigned_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"assigned_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "campaign_callers_campaign_id_user_id_pk" PRIMARY KEY("campaign_id","user_id"),
	CONSTRAINT "campaign_callers_end_reason" CHECK ("campaign_callers"."end_reason" in ('removed', 'archived')),
	CONSTRAINT "campaign_callers_ended" CHECK (("campaign_callers"."ended_at" is null) = ("campaign_callers"."end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "contact_overlaps" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"newer_id" uuid NOT NULL,
	"shared" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dial_tally" (
	"campaign_id" uuid NOT NULL,
	"quarter_at" timestamp (3) with time zone NOT NULL,
	"dials" bigint NOT NULL,
	CONSTRAINT "dial_tally_campaign_id_quarter_at_pk" PRIMARY KEY("campaign_id","quarter_at")
);
--> statement-breakpoint
CREATE TABLE "disposition_tally" (
	"campaign_id" uuid NOT NULL,
	"disposition" text NOT NULL,
	"calls" bigint NOT NULL,
	CONSTRAINT "disposition_tally_campaign_id_disposition_pk" PRIMARY KEY("campaign_id","disposition")
);
--> statement-breakpoint
CREATE TABLE "overlap_refreshes" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone,
	"refreshed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bulk_job_items" (
	"job_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"campaign_id" uuid NOT NULL,
	"campaign_name" text NOT NULL,
	"outcome" text,
	"result_campaign_id" uuid,
	"last_dial_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "bulk_job_items_job_id_position_pk" PRIMARY KEY("job_id","position"),
	CONSTRAINT "bulk_job_items_outcome" CHECK ("bulk_job_items"."outcome" in ('archived', 'already_archived', 'in_use', 'draft', 'cloned', 'gone'))
);
--> statement-breakpoint
CREATE TABLE "bulk_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"action" text NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "bulk_jobs_action" CHECK ("bulk_jobs"."action" in ('archive', 'clone'))
);
--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "campaign_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "scopes" text[];--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "event_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "job_id" uuid;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_active_account_id_accounts_id_fk" FOREIGN KEY ("active_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_presence" ADD CONSTRAINT "caller_presence_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_callers" ADD CONSTRAINT "campaign_callers_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_callers" ADD CONSTRAINT "campaign_callers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_overlaps" ADD CONSTRAINT "contact_overlaps_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_overlaps" ADD CONSTRAINT "contact_overlaps_newer_id_campaigns_id_fk" FOREIGN KEY ("newer_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dial_tally" ADD CONSTRAINT "dial_tally_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_tally" ADD CONSTRAINT "disposition_tally_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overlap_refreshes" ADD CONSTRAINT "overlap_refreshes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_job_items" ADD CONSTRAINT "bulk_job_items_job_id_bulk_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."bulk_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("account_id","email") WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "campaign_callers_user" ON "campaign_callers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bulk_job_items_left" ON "bulk_job_items" USING btree ("job_id","position") WHERE "bulk_job_items"."outcome" is null;--> statement-breakpoint
CREATE INDEX "bulk_jobs_account" ON "bulk_jobs" USING btree ("account_id","id");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subject" CHECK (("outbox"."topic" = 'bulk') = ("outbox"."job_id" is not null) and num_nonnulls("outbox"."campaign_id", "outbox"."job_id") = 1);--> statement-breakpoint
INSERT INTO "disposition_tally" SELECT "campaign_id", "disposition", count(*) FROM "calls" WHERE "disposition" IS NOT NULL GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO "dial_tally" SELECT "campaign_id", date_bin('15 minutes', "started_at", 'epoch'), count(*) FROM "calls" WHERE "placed" GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO "overlap_refreshes" ("account_id", "due_at") SELECT DISTINCT "account_id", now() FROM "campaigns" WHERE "contact_count" > 0;
--> statement-breakpoint
-- Tells the pages that are open, at the commit and whoever made the change. Counts that grow with every call are not
-- told of here: a notification costs each commit a lock that all others wait for.
CREATE FUNCTION tell_campaign_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	campaign campaigns := coalesce(NEW, OLD);
BEGIN
	PERFORM pg_notify('lastcall_changes', json_build_object(
		'topic', 'campaign', 'accountId', campaign.account_id, 'id', campaign.id,
		'status', CASE WHEN TG_OP = 'DELETE' THEN 'deleted' ELSE campaign.status END)::text);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER campaign_made AFTER INSERT OR DELETE ON "campaigns" FOR EACH ROW EXECUTE FUNCTION tell_campaign_change();
--> statement-breakpoint
CREATE TRIGGER campaign_changed AFTER UPDATE ON "campaigns" FOR EACH ROW
	WHEN ((OLD.name, OLD.status, OLD.stage, OLD.starts_at, OLD.ends_at, OLD.event_at, OLD.noticed_at, OLD.sealed_at, OLD.contact_count, OLD.number_count, OLD.released_number_count, OLD.clock_shift_ms)
		IS DISTINCT FROM (NEW.name, NEW.status, NEW.stage, NEW.starts_at, NEW.ends_at, NEW.event_at, NEW.noticed_at, NEW.sealed_at, NEW.contact_count, NEW.number_count, NEW.released_number_count, NEW.clock_shift_ms))
	EXECUTE FUNCTION tell_campaign_change();
--> statement-breakpoint
CREATE FUNCTION tell_assignment_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	assignment campaign_callers := coalesce(NEW, OLD);
BEGIN
	PERFORM pg_notify('lastcall_changes', json_build_object(
		'topic', 'assignment', 'userId', assignment.user_id, 'id', assignment.campaign_id,
		'accountId', (SELECT account_id FROM campaigns WHERE id = assignment.campaign_id))::text);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER assignment_changed AFTER INSERT OR UPDATE OR DELETE ON "campaign_callers" FOR EACH ROW EXECUTE FUNCTION tell_assignment_change();
--> statement-breakpoint
CREATE FUNCTION tell_bulk_job_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('lastcall_changes', json_build_object('topic', 'bulk_job', 'accountId', NEW.account_id, 'id', NEW.id)::text);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER bulk_job_changed AFTER INSERT OR UPDATE ON "bulk_jobs" FOR EACH ROW EXECUTE FUNCTION tell_bulk_job_change();
