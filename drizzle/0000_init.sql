CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"inactivity_days" integer DEFAULT 30 NOT NULL,
	"notice_days" integer DEFAULT 7 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_id_demo" UNIQUE("id","demo"),
	CONSTRAINT "accounts_inactivity_days" CHECK ("accounts"."inactivity_days" between 1 and 3650),
	CONSTRAINT "accounts_notice_days" CHECK ("accounts"."notice_days" >= 0 and "accounts"."notice_days" < "accounts"."inactivity_days")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_secret_sha256_unique" UNIQUE("secret_sha256"),
	CONSTRAINT "api_keys_role" CHECK ("api_keys"."role" in ('owner', 'admin', 'moderator', 'caller', 'dialer'))
);
--> statement-breakpoint
CREATE TABLE "archive_parts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sequence" integer NOT NULL,
	"revision" integer NOT NULL,
	"after_key" text,
	"last_key" text,
	"rows" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"uncompressed_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"store_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archive_parts_place" UNIQUE("campaign_id","kind","sequence","revision")
);
--> statement-breakpoint
CREATE TABLE "archives" (
	"campaign_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"manifest" jsonb NOT NULL,
	"store_key" text NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archives_campaign_id_version_pk" PRIMARY KEY("campaign_id","version")
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"campaign_id" uuid NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"call_id" text NOT NULL,
	"type" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_events_campaign_id_id_pk" PRIMARY KEY("campaign_id","id")
) PARTITION BY RANGE ("campaign_id");
--> statement-breakpoint
CREATE TABLE "calls" (
	"campaign_id" uuid NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"contact_id" uuid,
	"caller_id" text,
	"from_number" text,
	"to_number" text,
	"placed" boolean NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"duration_seconds" integer,
	"outcome" text,
	"disposition" text,
	"answers" jsonb,
	"result_at" timestamp (3) with time zone,
	"late_at" timestamp (3) with time zone,
	CONSTRAINT "calls_campaign_id_id_pk" PRIMARY KEY("campaign_id","id")
) PARTITION BY RANGE ("campaign_id");
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"cloned_from" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"launched_at" timestamp (3) with time zone,
	"last_dial_at" timestamp (3) with time zone,
	"clock_shift_ms" bigint DEFAULT 0 NOT NULL,
	"signalled_at" timestamp (3) with time zone,
	"noticed_at" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone,
	"archive_reason" text,
	"archived_by" text,
	"stage" text,
	"sealed_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"contact_count" integer DEFAULT 0 NOT NULL,
	"dialled_contact_count" integer DEFAULT 0 NOT NULL,
	"event_count" bigint DEFAULT 0 NOT NULL,
	"dial_count" bigint DEFAULT 0 NOT NULL,
	"number_count" integer DEFAULT 0 NOT NULL,
	"released_number_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaigns_status" CHECK ("campaigns"."status" in ('draft', 'active', 'archived')),
	CONSTRAINT "campaigns_stage" CHECK ("campaigns"."stage" in ('draining', 'sealing', 'releasing', 'complete')),
	CONSTRAINT "campaigns_clock" CHECK ("campaigns"."demo" or "campaigns"."clock_shift_ms" = 0),
	CONSTRAINT "campaigns_launched" CHECK (("campaigns"."status" = 'draft') = ("campaigns"."launched_at" is null)),
	CONSTRAINT "campaigns_archived" CHECK (("campaigns"."status" = 'archived') = ("campaigns"."archived_at" is not null and "campaigns"."archive_reason" is not null and "campaigns"."archived_by" is not null and "campaigns"."stage" is not null)
        and ("campaigns"."status" = 'archived' or "campaigns"."stage" is null))
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"campaign_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"phone" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"external_id" text,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"dialled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_campaign_id_id_pk" PRIMARY KEY("campaign_id","id"),
	CONSTRAINT "contacts_phone" UNIQUE("campaign_id","phone")
) PARTITION BY RANGE ("campaign_id");
--> statement-breakpoint
CREATE TABLE "phone_numbers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"campaign_id" uuid,
	"e164" text NOT NULL,
	"carrier" text NOT NULL,
	"carrier_ref" text,
	"state" text DEFAULT 'available' NOT NULL,
	"assigned_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_numbers_state" CHECK ("phone_numbers"."state" in ('available', 'assigned', 'releasing', 'released'))
);
--> statement-breakpoint
CREATE TABLE "release_attempts" (
	"number_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outcome" text,
	CONSTRAINT "release_attempts_number_id_attempt_pk" PRIMARY KEY("number_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"number_id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"claim_token" uuid,
	"claimed_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"blocked_until" timestamp (3) with time zone,
	"uncertain" boolean DEFAULT false NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"reason" text,
	"order_ref" text,
	"receipt" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "releases_status" CHECK ("releases"."status" in ('pending', 'attempting', 'waiting', 'needs_operator', 'released'))
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"campaign_id" uuid,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"campaign_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_parts" ADD CONSTRAINT "archive_parts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archives" ADD CONSTRAINT "archives_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_account_id_demo_accounts_id_demo_fk" FOREIGN KEY ("account_id","demo") REFERENCES "public"."accounts"("id","demo") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_attempts" ADD CONSTRAINT "release_attempts_number_id_releases_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."releases"("number_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_number_id_phone_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_account" ON "api_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "calls_open" ON "calls" USING btree ("campaign_id","started_at") WHERE "calls"."placed" and "calls"."ended_at" is null and "calls"."result_at" is null;--> statement-breakpoint
CREATE INDEX "calls_late" ON "calls" USING btree ("campaign_id","id") WHERE "calls"."late_at" is not null;--> statement-breakpoint
CREATE INDEX "campaigns_index" ON "campaigns" USING btree ("account_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_rented" ON "phone_numbers" USING btree ("account_id","e164") WHERE "phone_numbers"."state" <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_campaign" ON "phone_numbers" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "releases_due" ON "releases" USING btree ("campaign_id","status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "audit_log_account" ON "audit_log" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_campaign" ON "audit_log" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."delivered_at" is null;--> statement-breakpoint
-- Calls, events and contacts are cut by the month in which their campaign was born: the first 48 bits of a UUIDv7 are
-- its time of birth in milliseconds, so a month is a range of ids.
CREATE FUNCTION campaign_partition_bound(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
	SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
--> statement-breakpoint
-- Makes the partitions of this month and the next ones; what exists already stays. Rows of an id outside every month
-- (an imported campaign, a wrong clock) go to the *_other partitions and are never refused.
CREATE FUNCTION ensure_campaign_partitions(months_ahead integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	parent text;
	month timestamptz;
BEGIN
	-- Two workers that start at once would both find a partition missing.
	PERFORM pg_advisory_xact_lock(hashtext('ensure_campaign_partitions'));
	FOREACH parent IN ARRAY ARRAY['contacts', 'calls', 'call_events'] LOOP
		EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I DEFAULT', parent || '_other', parent);
		FOR ahead IN 0..months_ahead LOOP
			month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
			IF to_regclass(format('%I', parent || to_char(month AT TIME ZONE 'UTC', '"_"YYYY_MM'))) IS NULL THEN
				EXECUTE format(
					'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
					parent || to_char(month AT TIME ZONE 'UTC', '"_"YYYY_MM'),
					parent,
					campaign_partition_bound(month),
					campaign_partition_bound((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC')
				);
			END IF;
		END LOOP;
	END LOOP;
END
$$;
--> statement-breakpoint
SELECT ensure_campaign_partitions(12);
