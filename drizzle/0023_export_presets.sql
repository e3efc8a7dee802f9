CREATE TABLE "export_presets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"of" text NOT NULL,
	"kind" text NOT NULL,
	"layout" text,
	"columns" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "export_presets_of" CHECK ("export_presets"."of" in ('campaign', 'account')),
	CONSTRAINT "export_presets_kind" CHECK ("export_presets"."kind" in ('calls', 'contacts', 'receipts', 'results', 'dials', 'caller_activity', 'number_history')),
	CONSTRAINT "export_presets_layout" CHECK ("export_presets"."layout" in ('plain', 'spreadsheet')),
	CONSTRAINT "export_presets_layout_of" CHECK (("export_presets"."of" = 'campaign') = ("export_presets"."layout" is not null))
);
--> statement-breakpoint
ALTER TABLE "export_schedules" ADD COLUMN "preset_id" uuid;--> statement-breakpoint
ALTER TABLE "export_presets" ADD CONSTRAINT "export_presets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "export_presets_name" ON "export_presets" USING btree ("account_id",lower("name"));--> statement-breakpoint
ALTER TABLE "export_schedules" ADD CONSTRAINT "export_schedules_preset_id_export_presets_id_fk" FOREIGN KEY ("preset_id") REFERENCES "public"."export_presets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_schedules_preset" ON "export_schedules" USING btree ("preset_id");