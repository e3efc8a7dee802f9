CREATE TABLE "do_not_call" (
	"account_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"reason" text,
	"added_by" text,
	"campaign_id" uuid,
	"call_id" text,
	"caller_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "do_not_call_account_id_phone_pk" PRIMARY KEY("account_id","phone"),
	CONSTRAINT "do_not_call_place" UNIQUE("account_id","id"),
	CONSTRAINT "do_not_call_source" CHECK ("do_not_call"."source" in ('person', 'opt_out', 'import', 'disposition'))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "do_not_call_dispositions" text[] DEFAULT '{"do not call","do_not_call","dnc"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "do_not_call" ADD CONSTRAINT "do_not_call_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Puts the numbers of calls, as the statement that records them has them, on their accounts' lists: the number that was
-- dialled, else that of the contact. In one order, as all that adds to the list, so that nobody waits in a circle.
CREATE FUNCTION put_on_do_not_call_list(calls jsonb) RETURNS void LANGUAGE plpgsql STRICT AS $$
BEGIN
	INSERT INTO do_not_call (account_id, phone, id, source, campaign_id, call_id, caller_id)
	SELECT DISTINCT ON (account_id, phone) account_id, phone, uuidv7(), 'disposition', campaign_id, call_id, caller_id
	FROM (
		SELECT r.*, coalesce(r.to_number, (
			SELECT p.phone FROM contacts p WHERE p.campaign_id = r.campaign_id AND p.id = r.contact_id)) AS phone
		FROM jsonb_to_recordset(calls) AS r(
			account_id uuid, campaign_id uuid, call_id text, caller_id text, to_number text, contact_id uuid)
	) said
	WHERE phone IS NOT NULL
	ORDER BY account_id, phone, call_id
	ON CONFLICT DO NOTHING;
END $$;
