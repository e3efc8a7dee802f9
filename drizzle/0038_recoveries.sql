CREATE TABLE "recoveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"system_identifier" text NOT NULL,
	"timeline" integer NOT NULL,
	"restored_to" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"report" jsonb,
	CONSTRAINT "recoveries_life" UNIQUE("system_identifier","timeline")
);
