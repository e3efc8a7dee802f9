// Generated from the OpenAPI document by `npm run api-types`. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives
         * @description Needs neither session nor key.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests can be served
         * @description Needs neither session nor key.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the account’s settings
         * @description Roles: owner, admin, moderator. Scope of a key: `account:read`.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the account’s settings
         * @description A changed policy holds for every active campaign at once, but nothing is archived without a full notice, nor before what people were told already; `previewPolicy` tells what a change would do. Numbers that wait for the call-back grace already keep their date.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/v1/account-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the exports of the account
         * @description Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["listAccountExports"];
        put?: never;
        /**
         * Export all of the account
         * @description Made in the background, and kept for some days. Five of an account are made at once; a further one is 429.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:write`.
         */
        post: operations["createAccountExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far an export is
         * @description Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["getAccountExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-exports/{exportId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an export that is under way
         * @description What was written of it is taken away.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:write`.
         */
        post: operations["cancelAccountExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-exports/{exportId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an export by its link
         * @description With an `ETag`, and with `Range` in either form, so that a download that broke off goes on where it ended.
         *
         *     Needs neither session nor key.
         */
        get: operations["downloadAccountExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account-exports/{exportId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to download an export
         * @description It holds for an hour, needs no key, and is refused for whoever is signed in to another account or sends its key.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:write`.
         */
        post: operations["linkAccountExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/call-back-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what is said to people who call back
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["getCallBackTexts"];
        /**
         * Change what is said to people who call back
         * @description From the next call on.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        put: operations["replaceCallBackTexts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/exemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Exempt all campaigns from archiving themselves
         * @description While it stands, no active campaign has a deadline, nor has one that is launched meanwhile; archiving by hand is still possible. One that stands is replaced. When it ends, people are told before anything is archived.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        put: operations["exemptAccount"];
        post?: never;
        /**
         * End the account’s exemption
         * @description Those of campaigns stay. People are told before anything is archived.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["endAccountExemption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/policy-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of policy would do
         * @description Changes nothing. `changeAccount` takes the same members.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        post: operations["previewPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all API keys, the revoked ones too
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Only an owner makes an owner’s key, and a key with scopes only keys that have no others than its own.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description At once: the next request with it is refused. Revoking twice changes nothing. Only an owner revokes an owner’s key.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archive-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what archiving up to 1000 campaigns would do now
         * @description Added up, and campaign by campaign in the order asked for. Nothing is changed or asked of a carrier.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:write`.
         */
        post: operations["previewBulkArchive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the campaigns that you are assigned to call for
         * @description Those that can be called from now, and what ended within the last 24 hours, with the reason.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        get: operations["listAssignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments/{campaignId}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call the next contact with the sandbox dialer
         * @description Only in demo accounts: nobody is really called. No two callers get the same contact.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        post: operations["placeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments/{campaignId}/calls/{callId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell how a call of yours ended
         * @description Telling the same again changes nothing; telling something else corrects what was told, as a whole. Also taken for a day after the campaign was archived.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        post: operations["finishCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments/{campaignId}/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that you are at work on a campaign
         * @description Every 20 seconds while its page is open.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        post: operations["heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assignments/{campaignId}/open-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the call of yours that has not ended
         * @description To go on with it, such as after the page was loaded again. Only in demo accounts.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        get: operations["getOpenCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, when
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bulk jobs
         * @description The newest come first.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["listBulkJobs"];
        put?: never;
        /**
         * Archive or clone up to 1000 campaigns
         * @description In the background, one campaign after the other; each is done wholly or not at all, and told of with its outcome.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["createBulkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a bulk job, campaign by campaign
         * @description Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["getBulkJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/{jobId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the failed campaigns of a bulk job again
         * @description For when what they failed for has been put right. A job in which none failed is left as it is.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["resumeBulkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar-feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the addresses for calendars, the revoked ones too
         * @description Those of all people of the account; a moderator sees only their own.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `account:read`.
         */
        get: operations["listCalendarFeeds"];
        put?: never;
        /**
         * Create an address for calendars
         * @description Whoever has the address sees the names and deadlines of all active campaigns, without signing in, and nothing else. It holds until it is revoked, and for as long as who made it is more than a caller in the account. A person has 10 at most.
         *
         *     Roles: owner, admin, moderator. Only people who are signed in.
         */
        post: operations["createCalendarFeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar-feeds/{feedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an address for calendars
         * @description At once: the next request is answered as an address that never was. Revoking twice changes nothing. A moderator revokes only their own.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `account:write`.
         */
        delete: operations["revokeCalendarFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{secret}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the deadlines of an account as a calendar
         * @description iCalendar, for calendars that subscribe to it: the deadlines of the active campaigns, 1000 at most, those that come first. The secret in the address is all that is needed. With an `ETag`.
         *
         *     Needs neither session nor key.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all call sources, the revoked ones too
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listCallSources"];
        put?: never;
        /**
         * Create an address for signed call events
         * @description For carriers and dialers that report calls by webhooks (docs/dialers.md has each). Its secret is stored encrypted. A draft that is deleted takes its own sources with it.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        post: operations["createCallSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-sources/{callSourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a call source
         * @description At once: what is sent there next is refused. Revoking twice changes nothing.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["revokeCallSource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-sources/{callSourceId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what a carrier or dialer reports, by its signature
         * @description The address to give to a carrier (docs/dialers.md). The signature stands for a key. Answered after the commit; what comes twice is taken once, in whatever order. What is no dial of yours (a call that came in, one that is not dialled yet) is answered 200 with `ignored`, so that nobody sends it again.
         *
         *     Needs neither session nor key.
         */
        post: operations["receiveCallEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-sources/{callSourceId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a call source another secret
         * @description The previous one is accepted for 24 more hours, and none that is older.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        put: operations["replaceCallSourceSecret"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-sources/{callSourceId}/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what to do with a call that came in
         * @description The address to give to a carrier for calls to your numbers (docs/dialers.md). By its signature, as for receiveCallEvents, and answered in the carrier’s own words: TwiML, cXML, TeXML, Plivo’s XML or an NCCO. The caller hears that the campaign is over, and how to opt out by a key. A call that is asked for again counts once.
         *
         *     Needs neither session nor key.
         */
        post: operations["answerCallBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-sources/{callSourceId}/voice/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the key that a caller pressed
         * @description Where answerCallBack has carriers send the key. The one that opts out puts the caller’s number on the do-not-call list, once however often it is told, and into the campaign’s archive. After another key the question is asked again.
         *
         *     Needs neither session nor key.
         */
        post: operations["takeCallBackKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaign-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the campaigns by where they stand
         * @description Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["countCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List campaigns
         * @description Campaigns without a date or a deadline come last, or first when the sort begins with `-`.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["listCampaigns"];
        put?: never;
        /**
         * Create a draft
         * @description Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a campaign
         * @description Roles: owner, admin, moderator, dialer. Scope of a key: `campaigns:read`.
         */
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        /**
         * Delete a draft
         * @description With its contacts. Its numbers become available to other campaigns.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        /**
         * Change a campaign
         * @description What is left out stays. The start is locked from the launch on, everything from the archive on.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        patch: operations["updateCampaign"];
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/advance-clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let days pass for a demo campaign
         * @description Only in demo accounts, to see what 30 days without a dial do. A notice on the way is given at its time, and its mails are written before more time passes; where no worker writes them, the clock stays there.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what was sealed
         * @description Every version of the manifest, the newest first; none until the campaign is sealed. A manifest vouches for the files it names, with their row counts and hashes.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["getArchive"];
        put?: never;
        /**
         * Archive a campaign
         * @description This cannot be undone. From this answer on no call event of a new dial is taken; sealing and the release of the numbers follow by themselves, see `archive.stage`. Archiving twice changes nothing and answers the same.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:write`.
         */
        post: operations["archiveCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/archive-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what archiving a campaign would do now
         * @description To be looked at before: archiving cannot be undone. Nothing is changed or asked of a carrier.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["previewArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/call-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count who called back and who opted out
         * @description Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["getCallBacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/call-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record one call event, or up to 1000
         * @description Answered after the commit, which requests of one moment share; an event id counts once, however often it is sent and in whatever order. An event of a batch that is not valid is refused by itself, with its place and the reason; the others are recorded. An archived campaign still takes, for 24 hours, what belongs to calls placed before it was archived.
         *
         *     Roles: owner, admin, dialer. Scope of a key: `calls:write`.
         */
        post: operations["recordCallEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/call-events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record any number of call events in one request
         * @description One event a line. Lines are recorded as they arrive, up to 1,000 at once, and each commit is answered by a line `{lines, recorded, duplicates, refused, lastDialAt}`: all lines up to the number `lines` are done then, and each of `refused` has its `line`. The last line has `done: true`, or is `{error}` with a problem. After a break, send again from the first line that was not answered, or everything: an event id counts once. Read the answer while you send. A request may take five minutes.
         *
         *     Roles: owner, admin, dialer. Scope of a key: `calls:write`.
         */
        post: operations["streamCallEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/caller-heartbeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report the callers who are at work
         * @description Every 20 seconds, for callers who are there but not on a call; a call event of just now counts as well. Shown within a few seconds. An id that is not valid is refused by itself; the others are taken.
         *
         *     Roles: owner, admin, dialer. Scope of a key: `calls:write`.
         */
        post: operations["recordCallerHeartbeats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the callers of a campaign
         * @description Those assigned, also where the assignment has ended, and whom dialers report at work.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `calls:read`.
         */
        get: operations["listCallers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/callers/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign a member of the account to call for a campaign
         * @description From the launch on they find it among their assignments. Assigning twice changes nothing.
         *
         *     Roles: owner, admin. Scope of a key: `calls:write`.
         */
        put: operations["assignCaller"];
        post?: never;
        /**
         * Take a caller’s assignment back
         * @description At once: their next call is refused. Doing so twice changes nothing.
         *
         *     Roles: owner, admin. Scope of a key: `calls:write`.
         */
        delete: operations["unassignCaller"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clone a campaign
         * @description A new draft after a campaign in any status, also an archived one: its name, its end date if that is still to come, and if asked for its contacts, without those on the do-not-call list. Numbers and calls stay where they are.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["cloneCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a campaign’s contacts
         * @description In the order of their import. For all of them at once, take the export.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `contacts:read`.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a contact that nobody has dialled
         * @description Roles: owner, admin. Scope of a key: `contacts:write`.
         */
        delete: operations["removeContact"];
        options?: never;
        head?: never;
        /**
         * Change a contact
         * @description A number that was dialled stays as it is; everything else can be changed until the archive.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:write`.
         */
        patch: operations["changeContact"];
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/contacts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import contacts from a file
         * @description Every good row is imported, each number once; bad rows are reported with their lines. A file that cannot be read, or that ends too early, changes nothing. Sending a file again is safe: its rows are duplicates then.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:write`.
         */
        post: operations["importContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/contacts/import-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See how a file of contacts would be read
         * @description Changes nothing. Of a text its first 256 KiB are enough, and no more is read; a workbook is sent as a whole.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:write`.
         */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/contacts/last-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See the report of the newest import again
         * @description Kept until the next import, or until the campaign is archived.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:read`.
         */
        get: operations["getLastImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/contacts/refused-rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the rows that the newest import refused
         * @description As they were, with the reason in the first column, ready to be corrected and imported again: that column is left out then. Of the first 10,000, as many as fit into 4 Mi characters.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:read`.
         */
        get: operations["getRefusedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/deadline-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a campaign’s deadline moved, and why
         * @description Of dials those that moved it by a day or more, and the first after a notice; within a minute or so.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["listDeadlineMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/exemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Exempt a campaign from archiving itself
         * @description While it stands, the campaign has no deadline; archiving by hand is still possible. One that stands is replaced. When it ends, people are told before anything is archived.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        put: operations["exemptCampaign"];
        post?: never;
        /**
         * End a campaign’s exemption
         * @description That of the account stays. People are told before anything is archived.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        delete: operations["endCampaignExemption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a campaign’s exports, with who took them last
         * @description Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["listExports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/exports/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a campaign’s calls, contacts, receipts or results
         * @description From the sealed files once the campaign is archived, with an ETag, else live from the database. `results` has one row a contact, with its last result. `.csv` and `.jsonl` (JSON Lines) are sent compressed, with gzip or zstd, to clients that accept it; `.parquet` is for programs that analyse; `.csv.gz` is a compressed file, which can be resumed with `Range` once it is sealed; an installation may answer it with a redirect to its archive store. Spreadsheets, results and JSON Lines are made of the sealed rows on demand. A download that breaks off was not complete.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["exportCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a campaign for some more days without a dial
         * @description Moves its deadline by so many days and takes back a notice that was given. So often at most as the account’s `maxKeeps` says, in the campaign’s whole life.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:write`.
         */
        post: operations["keepCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Launch a draft
         * @description From now on dialers may call from it, and its 30 days run. A campaign without contacts or numbers can be launched (both can follow), with a warning. Launching twice is one launch.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["launchCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/legal-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a legal hold on a campaign
         * @description While it stands, nothing of it is erased and nothing deleted because its time is over. It stands in the audit log.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        put: operations["setCampaignLegalHold"];
        post?: never;
        /**
         * Lift the legal hold on a campaign
         * @description Erasures that waited for it go on.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["liftCampaignLegalHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a campaign’s numbers, with how far their release is
         * @description Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["listNumbers"];
        put?: never;
        /**
         * Attach numbers to a campaign
         * @description All of them or none. A number that the account does not have yet becomes known. One that another campaign holds, or that the account gave back less than 45 days ago, refuses the whole request unless `force` is sent; one that is being released, is rented from another carrier, or is held by another account of the installation, always does. Attaching again what is attached changes nothing.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["attachNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/numbers/{numberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Detach a number from a campaign
         * @description Until the campaign is archived. The number stays rented and becomes available.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        delete: operations["detachNumber"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/rent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what an archived campaign’s numbers cost that are still rented
         * @description What waiting costs: numbers that are being given back are paid for until they are gone. Those whose rent is due soonest are given back first.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["showRent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a campaign’s workflow again that stands still
         * @description For one that the inbox shows as `resumable`. It goes on where the campaign stands: nothing is closed, sealed or released twice. The next nightly comparison tells whether it helped.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["resumeCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{campaignId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show dispositions, outcomes and dials by day
         * @description From counts that are kept with every call event, so it costs the same for any number of calls.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `campaigns:read`.
         */
        get: operations["getCampaignStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-notices/bandwidth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a notice of a Bandwidth subscription
         * @description For a subscription to disconnect orders. A notice is a hint: the order it names is looked at now instead of at the next poll, and Bandwidth’s own answer decides. So it needs no key, and a forged one changes nothing. Give the subscription any user name and password: Bandwidth wants them by https, sends them only when it is asked, and takes everything but a 200 for a failure.
         *
         *     Needs neither session nor key.
         */
        post: operations["receiveBandwidthNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the carriers, with whether the account can use them
         * @description Roles: owner, admin. Scope of a key: `carriers:read`.
         */
        get: operations["listCarriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carriers/{carrier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the account’s credentials at a carrier
         * @description In place of those that were there, and of the installation’s. They are stored encrypted and used from the next request to the carrier on. Releases that wait for an operator go on when somebody presses retry.
         *
         *     Roles: owner, admin. Scope of a key: `carriers:write`.
         */
        put: operations["setCarrierCredentials"];
        post?: never;
        /**
         * Remove the account’s credentials at a carrier
         * @description Numbers that are still to be released there wait for an operator then, unless the installation has credentials of its own. Removing what is not there changes nothing.
         *
         *     Roles: owner, admin. Scope of a key: `carriers:write`.
         */
        delete: operations["removeCarrierCredentials"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carriers/{carrier}/import-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import the numbers that the account rents from a carrier
         * @description From the carrier’s own list, page by page; the answer comes when all of it was read. What was imported before an error stands, and importing again takes what is new.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["importNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch what changes in the account
         * @description Server-sent events, for as long as the client stays. Each is named `change`; its data is `{topic, id?, status?}` with a topic of `campaign`, `calls`, `assignment`, `bulk_job`, `account_export`, `resync` and the id of the campaign or bulk job. It says what to ask for again, not what is new; after `resync` that is everything. Callers are told of their own assignments only.
         *
         *     Roles: owner, admin, moderator, caller. Scope of a key: `campaigns:read`.
         */
        get: operations["watchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the comparisons with carriers’ lists
         * @description The last ones come first.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["listComparisons"];
        put?: never;
        /**
         * Compare the account’s numbers with its carriers’ lists now
         * @description As is done every night: one comparison for each carrier, in the background. One that is under way is not begun again.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["runComparison"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/do-not-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the numbers that nobody calls
         * @description Roles: owner, admin, moderator. Scope of a key: `contacts:read`.
         */
        get: operations["listDoNotCall"];
        put?: never;
        /**
         * Put a number on the do-not-call list
         * @description From then on no campaign of the account gives it to a caller. A number that is on the list stays as it is.
         *
         *     Roles: owner, admin, moderator, dialer. Scope of a key: `contacts:write`.
         */
        post: operations["addToDoNotCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/do-not-call.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the do-not-call list
         * @description Newest first. The file can be imported again.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `contacts:read`.
         */
        get: operations["exportDoNotCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/do-not-call/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a number off the do-not-call list
         * @description Campaigns that have it as a contact give it to callers again.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:write`.
         */
        delete: operations["removeFromDoNotCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/do-not-call/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the numbers of a file on the do-not-call list
         * @description Of each row the first valid number; a column `reason` is kept. Files without headings are known by the numbers in their first row. A file that cannot be read, or that ends too early, changes nothing; sending it again is safe.
         *
         *     Roles: owner, admin. Scope of a key: `contacts:write`.
         */
        post: operations["importDoNotCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List erasures and how far they are
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listErasures"];
        put?: never;
        /**
         * Erase a person by their phone number
         * @description Takes the person out of all campaigns of the account: contacts and calls with the number, and the number wherever else it stands, live and in sealed archives, whose old files are deleted. It also leaves the do-not-call list. Cannot be undone. The number itself is kept encrypted until it is done, and shown nowhere.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        post: operations["requestErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far an erasure is
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["getErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, to follow or to catch up with
         * @description The events that webhooks carry too, each once, in an order that does not change: whoever goes on from `next` misses none and sees none twice. They are listed within some seconds, and kept 30 days; who asks from before that is told so (`events_gone`).
         *
         *     Roles: owner, admin, moderator. Scope of a key: `events:read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an event
         * @description Roles: owner, admin, moderator. Scope of a key: `events:read`.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the presets of export columns
         * @description Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["listExportPresets"];
        put?: never;
        /**
         * Save columns of an export under a name
         * @description For `preset` of exports and scheduled exports. A name stands once in the account, whatever its capital letters; an account has 100 presets at most.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:write`.
         */
        post: operations["createExportPreset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export-presets/{presetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a preset
         * @description Scheduled exports that were made with it keep their columns.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:write`.
         */
        delete: operations["deleteExportPreset"];
        options?: never;
        head?: never;
        /**
         * Rename a preset, or give it other columns
         * @description Scheduled exports that were made with it follow: so only an owner or admin changes the columns of one that a schedule has.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `exports:write`.
         */
        patch: operations["changeExportPreset"];
        trace?: never;
    };
    "/v1/export-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scheduled exports
         * @description Roles: owner, admin, moderator. Scope of a key: `exports:read`.
         */
        get: operations["listExportSchedules"];
        put?: never;
        /**
         * Export the account regularly
         * @description Each export is made into the archive store, and listed with the others.
         *
         *     Roles: owner, admin. Scope of a key: `exports:write`.
         */
        post: operations["createExportSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export-schedules/{scheduleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Stop exporting regularly
         * @description What was exported is kept until its time is over.
         *
         *     Roles: owner, admin. Scope of a key: `exports:write`.
         */
        delete: operations["removeExportSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where the account’s numbers and its carriers’ lists differ
         * @description Every comparison adds what it finds, and resolves by itself what it does not find any more. The last ones come first.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{findingId}/fix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fix a finding
         * @description A leak is released again, with a receipt of its own (see `numberId`), for the archived campaign that gave it back. A ghost becomes released here too, and leaves its campaign. A stranger becomes an available number of the account. Fixing twice changes nothing and answers the same.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["fixFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the numbers whose release waits, and for what
         * @description Numbers that wait for a person, with what to do; numbers that a carrier or the call-back grace holds until a date; and numbers that have been failing for an hour and are still tried.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to give back all numbers that wait for a person
         * @description After the cause of all was fixed. 1,000 numbers at most; send it again for more.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["retryReleases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the workflows that stand still
         * @description Workflows of the account whose task fails at every attempt, and those that run while nothing comes of it, as the last nightly comparison saw them. The longest first, 100 at most.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["listStuckWorkflows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open invitations
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person
         * @description For seven days. A mail with a link is sent, where there is a mail server; the answer has one too. An open invitation to the same address is replaced, and its links hold no more: this is also how it is sent again. Only an owner invites owners, and no key with scopes invites anybody.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an invitation back
         * @description Its link holds no more, at once. Only an owner takes an owner’s invitation back.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Once. Whoever is signed in with the invited address joins with that user. Else one is made, with this name and password, and can sign in from then on; where there is one already, they have to sign in first.
         *
         *     Needs neither session nor key.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what an invitation is for
         * @description Needs neither session nor key.
         */
        post: operations["lookUpInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a legal hold on the account
         * @description While it stands, nothing of it is erased and nothing deleted because its time is over. It stands in the audit log.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        put: operations["setAccountLegalHold"];
        post?: never;
        /**
         * Lift the legal hold on the account
         * @description Holds on campaigns stay. Erasures that waited for it go on.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["liftAccountLegalHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List legal holds
         * @description Roles: owner, admin, moderator. Scope of a key: `account:read`.
         */
        get: operations["listLegalHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mails of the account
         * @description What was sent to whom, and what became of it.
         *
         *     Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{mailId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a mail
         * @description The link of an invitation is not in it: it is in the mail that was sent. Only where there is no mail server, and in a demo account, those who may invite see it, for as long as it holds.
         *
         *     Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails/{mailId}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a mail again
         * @description One that was refused, given up or kept: to the address that its person has now, and as what is so now. It is `dropped` when there is nothing to tell any more.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        post: operations["sendMailAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks
         * @description Roles: owner, admin, moderator, caller, dialer.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work in another account
         * @description From the next request on, in this browser only.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        post: operations["switchAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mail-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which mails the person gets from the account
         * @description Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        get: operations["getMailPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mail-preferences/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Switch mails of a kind on or off
         * @description For the person who asks, in the account that they work in. Holds for mails that wait already. Essential kinds stay on.
         *
         *     Roles: owner, admin, moderator, caller. Only people who are signed in.
         */
        put: operations["setMailPreference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of the account
         * @description Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a person out of the account
         * @description At once, in every browser; their assignments to campaigns end with it.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Give a person another role
         * @description At once. Only an owner makes an owner or takes that role away, and the last one stays. No key with scopes does it.
         *
         *     Roles: owner, admin. Scope of a key: `account:write`.
         */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/v1/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all numbers of the account
         * @description The rented ones and those that were given back, each with where it is, since when, what it costs, and when and why it went back. A number that was rented twice is there twice. The last ones come first.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["listInventory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers/{numberId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how a number was given back
         * @description Every request to the carrier with its answer, in codes, and the read-back that proves the release.
         *
         *     Roles: owner, admin, moderator. Scope of a key: `numbers:read`.
         */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers/{numberId}/reclaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a number back that was given back by mistake
         * @description While its carrier keeps it for its old owner (`reclaimableUntil` in the inventory), and where the carrier has an API for it. It is paid for again, and becomes an available number of the account. Asking again is safe: nothing is bought twice.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["reclaimNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers/{numberId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to give a number back now
         * @description After the cause was fixed, or to bring a waiting attempt forward. What was sent before is read back first, so nothing is ever released twice.
         *
         *     Roles: owner, admin. Scope of a key: `numbers:write`.
         */
        post: operations["retryRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password
         * @description The answer is the same whether there is such a person or not. A person who has a password gets a mail with a link that works once, within an hour; who signs in by an OpenID provider only is told so. At most three an hour for one address.
         *
         *     Needs neither session nor key.
         */
        post: operations["requestPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a shorter time for archived data would delete
         * @description What `retentionDays` of the account, set to so many days now, would have deleted in the next night. Changes nothing.
         *
         *     Roles: owner, admin. Scope of a key: `account:read`.
         */
        get: operations["previewRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How people can sign in
         * @description Needs neither session nor key.
         */
        get: operations["getSignInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targeted-campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a draft of people of archived campaigns
         * @description Everybody of the campaigns who fits all that is given, each number once and as the newest campaign has them, without those on the do-not-call list. Of a person’s calls in all of the campaigns the newest with a result is looked at, or the newest where none has one.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["createTargetedCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targeted-campaigns/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List what people can be chosen by
         * @description The dispositions and answers that were noted in these campaigns, the most frequent ones.
         *
         *     Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["getTargetingChoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targeted-campaigns/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count whom such a draft would call
         * @description Roles: owner, admin. Scope of a key: `campaigns:write`.
         */
        post: operations["previewTargeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the unsubscribe address of a mail is for
         * @description Changes nothing, whoever follows the address. A browser is led to a page with a button; the token is behind the # there.
         *
         *     Needs neither session nor key.
         */
        get: operations["getMailSubscription"];
        put?: never;
        /**
         * Switch mails off by the unsubscribe address of one
         * @description RFC 8058, as mail programs send it. The token is enough. Twice is as good as once; the mails are switched on again by who is signed in (`setMailPreference`).
         *
         *     Needs neither session nor key.
         */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedInvitation: {
            email: string;
        };
        /**
         * @example {
         *       "token": "jUYv0o5RzSmr3HXMe5y4qvQb1nT8mE0pP2cK7wLhDkA",
         *       "name": "Cal Osei"
         *     }
         */
        AcceptInvitation: {
            /** @description Of a new user. Needed unless the invited person is signed in. */
            name?: string;
            /** @description Of a new user. Needed unless the invited person is signed in. */
            password?: string;
            /** @description What follows `#` in the link. */
            token: string;
        };
        Account: {
            /**
             * @description Between which times of the account’s day campaigns archive themselves, each at a place of its own; the same time twice: at any time. By hand it is immediate.
             * @example {
             *       "from": "00:00",
             *       "to": "06:00"
             *     }
             */
            archiveWindow: {
                from: string;
                to: string;
            };
            /** @description Days for which an archived campaign’s numbers are held before they are given back. */
            callbackGraceDays: number;
            demo: boolean;
            doNotCallDispositions: string[];
            /**
             * @description Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the change refused if somebody else came before.
             * @example "5d41402abc4b2a76b9719d911017c592"
             */
            etag: string;
            /** @description What keeps all its campaigns from archiving themselves. */
            exemption: {
                /**
                 * @description Whether it is the campaign’s own.
                 * @enum {string}
                 */
                of: "campaign" | "account";
                reason: string;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                setAt: string;
                /** @description As in the audit log. */
                setBy: string;
                setByName: string | null;
                /**
                 * Format: date-time
                 * @description Null: without an end.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                until: string | null;
            } | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description Days without a dial after which a campaign archives itself. */
            inactivityDays: number;
            /** @description How often a campaign may be kept without a dial, in its whole life. */
            maxKeeps: number;
            name: string;
            /** @description Whether campaigns that are launched from now on are called by their names in Temporal, which whoever runs the installation reads and keeps; else by their `shortId`. Off unless switched on. */
            namesInTemporal: boolean;
            /** @description How many days before that people are told: the notice, without which none is archived. */
            noticeDays: number;
            /**
             * @description How many days before the deadline people who have their notice are told again by mail, unless somebody has dialled; each less than `noticeDays`.
             * @example [
             *       3,
             *       1
             *     ]
             */
            reminderDays: number[];
            /** @description Whether Lastcall may take away what keeps a number from being given back, where the carrier’s API can: a deletion lock, an emergency address. Each one stands in the receipt and in the audit log. Off unless switched on. */
            removeReleaseBlocks: boolean;
            /** @description Days after a campaign’s archive is complete for which its calls, contacts and sealed files are kept; then the next night deletes them for good, unless a legal hold keeps them. Null: for ever. */
            retentionDays: number | null;
            /** @example America/Chicago */
            timeZone: string;
        };
        AccountExport: {
            /** @description Of the compressed file, so far. */
            bytes: number;
            campaignIds: string[] | null;
            columns: string[];
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /** @description `user:<id>` or `key:<id>`. */
            createdBy: string;
            createdByName: string | null;
            /**
             * Format: date-time
             * @description When it was first downloaded to its end.
             * @example 2026-11-23T18:00:00.000Z
             */
            downloadedAt: string | null;
            /** @description About how many there will be; null: not known. */
            estimatedRows: number | null;
            /**
             * Format: date-time
             * @description When the file is taken away.
             * @example 2026-11-23T18:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            finishedAt: string | null;
            /** @enum {string} */
            format: "csv" | "jsonl";
            from: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            keepDays: number;
            /**
             * @description `dials`: every dial that was placed. `results`: the same with the contact and the answers, in CSV a column for each question. `caller_activity`: for each day, campaign and caller what they did. `number_history`: each rental of a number with its campaign and its release.
             * @enum {string}
             */
            kind: "dials" | "results" | "caller_activity" | "number_history";
            /** @description Written so far. */
            rows: number;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            scheduleId: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "ready" | "cancelled" | "expired";
            timeZone: string;
            to: string | null;
        };
        AccountExportPage: {
            items: components["schemas"]["AccountExport"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "days": 23
         *     }
         */
        AdvanceClock: {
            /** @description So many days pass. */
            days: number;
        } | {
            /**
             * Format: date-time
             * @description Its clock is moved to this time; where it has come already, nothing moves.
             * @example 2026-11-23T18:00:00Z
             */
            until: string;
        };
        Advice: {
            /**
             * Format: date-time
             * @description The end or the event that has passed.
             * @example 2026-11-23T18:00:00.000Z
             */
            at: string | null;
            /** @enum {string} */
            reason: "no_remaining_dials" | "past_end" | "event_passed" | "shared_contacts";
            /** @description The newer active campaign that has most of the same contacts. */
            shared: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                campaignId: string;
                /** @description How many contacts the newer campaign has too. */
                contacts: number;
                name: string;
                /** @description Of this campaign’s contacts. */
                percent: number;
            } | null;
        };
        ApiKey: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * @description The key’s beginning, to tell keys apart.
             * @example lc_k3v9x0ab
             */
            prefix: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            revokedAt: string | null;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller" | "dialer";
            /** @description Null: the key may do all that its role may. */
            scopes: components["schemas"]["Scope"][] | null;
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
        };
        Archive: {
            versions: {
                manifest: components["schemas"]["Manifest"];
                /** @description Of the manifest’s own file, in hex. */
                sha256: string;
                version: number;
            }[];
        };
        ArchivePreview: {
            callersOnline: number;
            /** @description They can be taken after the archive too. */
            exportsNeverTaken: ("calls" | "contacts")[];
            /** @description Numbers that cannot be given back at once, as far as is known before it is tried. */
            heldBack: {
                carrier: string;
                count: number;
                reason: {
                    /**
                     * @description Stable.
                     * @example emergency_address
                     */
                    code: string;
                    title: string;
                    whatToDo: string;
                };
                /**
                 * Format: date-time
                 * @description When the first of them can be given back.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                soonest: string | null;
                /**
                 * Format: date-time
                 * @description When all of them can. Null: until somebody does something about it.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                until: string | null;
            }[];
            /**
             * Format: date-time
             * @description The newest.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastDialAt: string | null;
            /** @description Calls under way: numbers are not given back under them. */
            liveCalls: number;
            numbers: {
                carrier: string;
                count: number;
            }[];
            remainingDials: number;
            /** @description What the numbers cost until they are given back. */
            rent: {
                /** @description A month, by currency, as far as carriers tell prices. */
                monthly: components["schemas"]["Price"][];
                /**
                 * Format: date-time
                 * @description When the next rent becomes due, where a carrier tells.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                nextRenewalAt: string | null;
                /** @description What becomes due again within seven days. */
                nextWeek: components["schemas"]["Price"][];
                /** @description Numbers whose carrier does not tell a price. */
                unpriced: number;
            };
        };
        Assignment: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            assignedAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string;
            campaignName: string;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            endedAt: string | null;
            /** @enum {string|null} */
            endReason: "removed" | "archived" | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            endsAt: string | null;
            /** @description Heard of within the last 60 seconds, in an active campaign. */
            live: boolean;
            /** @description Contacts that were not dialled yet, with those on the do-not-call list, whom callers are not given. */
            remaining: number;
        };
        AssignmentList: {
            items: components["schemas"]["Assignment"][];
        };
        /**
         * @example {
         *       "numbers": [
         *         {
         *           "e164": "+14155550123",
         *           "carrier": "sandbox"
         *         }
         *       ]
         *     }
         */
        AttachNumbers: {
            /**
             * @description Takes numbers also from other drafts and active campaigns, and such as the account gave back less than 45 days ago and rents again.
             * @default false
             */
            force?: boolean;
            numbers: {
                /** @enum {string} */
                carrier: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
                carrierRef?: string;
                /** @example +14155550123 */
                e164: string;
            }[];
        };
        AttachResult: {
            /** @description Numbers that this campaign had before. */
            alreadyAttached: number;
            attached: number;
        };
        /** @enum {string} */
        AuditAction: "account_export.cancelled" | "account_export.created" | "account_export.linked" | "account_export.ready" | "account.changed" | "api_key.created" | "api_key.revoked" | "bulk_job.created" | "bulk_job.resumed" | "call_back_texts.changed" | "calendar_feed.created" | "calendar_feed.revoked" | "call_source.created" | "call_source.revoked" | "call_source.secret_replaced" | "caller.assigned" | "caller.unassigned" | "campaign.archived" | "campaign.clock_advanced" | "campaign.cloned" | "campaign.complete" | "campaign.created" | "campaign.data_deleted" | "campaign.deleted" | "campaign.draining" | "campaign.kept" | "campaign.launched" | "campaign.notice_given" | "campaign.releasing" | "campaign.sealing" | "campaign.targeted" | "campaign.updated" | "carrier.credentials_removed" | "carrier.credentials_set" | "comparison.requested" | "contact.changed" | "contact.removed" | "contacts.imported" | "do_not_call.added" | "do_not_call.exported" | "do_not_call.imported" | "do_not_call.removed" | "exemption.ended" | "exemption.set" | "export.taken" | "export_preset.changed" | "export_preset.created" | "export_preset.deleted" | "export_schedule.created" | "export_schedule.removed" | "finding.accepted" | "finding.adopted" | "finding.released" | "legal_hold.lifted" | "legal_hold.set" | "invitation.created" | "invitation.revoked" | "mail.sent_again" | "mail_preference.changed" | "member.changed" | "member.joined" | "member.password_changed" | "member.password_link_made" | "member.password_link_requested" | "member.removed" | "number.blocks_removed" | "number.reclaimed" | "number.release_retried" | "number.releases_retried" | "numbers.attached" | "numbers.detached" | "numbers.imported" | "numbers.moved_away" | "person.erased" | "person.erasure_requested" | "workflow.restarted";
        AuditEntry: {
            /**
             * @description An entry that another version of Lastcall wrote may have an action that is not listed.
             * @example campaign.archived
             */
            action: components["schemas"]["AuditAction"] | string;
            /** @description `user:<id>`, `key:<id>`, `source:<id>` (a call source), `workflow`, `operator` or `cli`. */
            actor: string;
            /** @description The name of the person, the key or the call source, where it was one of them. */
            actorName: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            at: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description Null where it is about no campaign, or about a draft that was deleted. */
            campaignName: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            details: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * @description What the ids in `details` are called, by the detail’s name, where that is known.
             * @example {
             *       "userId": "Ada Admin"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        BandwidthCredentials: {
            /** @description Digits. */
            accountId: string;
            /** @description Of an API credential that may disconnect numbers: Account, API Credentials. */
            clientId?: string;
            /** Format: password */
            clientSecret?: string;
            /** Format: password */
            password?: string;
            /** @description Of an API user, in place of client ID and secret: Bandwidth takes them until 2 December 2026. */
            username?: string;
        };
        BulkArchivePreview: {
            callersOnline: number;
            campaigns: {
                callersOnline: number;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                campaignId: string;
                /** @description They can be taken after the archive too. */
                exportsNeverTaken: ("calls" | "contacts")[];
                /** @description Whether numbers of it cannot be given back at once. */
                heldBack: boolean;
                /** @description Calls under way: numbers are not given back under them. */
                liveCalls: number;
                numbers: number;
            }[];
            /** @description Numbers that cannot be given back at once, as far as is known before it is tried. */
            heldBack: {
                carrier: string;
                count: number;
                reason: {
                    /**
                     * @description Stable.
                     * @example emergency_address
                     */
                    code: string;
                    title: string;
                    whatToDo: string;
                };
                /**
                 * Format: date-time
                 * @description When the first of them can be given back.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                soonest: string | null;
                /**
                 * Format: date-time
                 * @description When all of them can. Null: until somebody does something about it.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                until: string | null;
            }[];
            /**
             * Format: date-time
             * @description The newest.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastDialAt: string | null;
            /** @description Calls under way: numbers are not given back under them. */
            liveCalls: number;
            /** @description Of how many campaigns they were never taken. */
            neverExported: {
                calls: number;
                contacts: number;
            };
            numbers: {
                carrier: string;
                count: number;
            }[];
            remainingDials: number;
            /** @description What the numbers cost until they are given back. */
            rent: {
                /** @description A month, by currency, as far as carriers tell prices. */
                monthly: components["schemas"]["Price"][];
                /**
                 * Format: date-time
                 * @description When the next rent becomes due, where a carrier tells.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                nextRenewalAt: string | null;
                /** @description What becomes due again within seven days. */
                nextWeek: components["schemas"]["Price"][];
                /** @description Numbers whose carrier does not tell a price. */
                unpriced: number;
            };
        };
        BulkJob: {
            /** @enum {string} */
            action: "archive" | "clone";
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /** @description As in the audit log. */
            createdBy: string;
            done: number;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            finishedAt: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description How many campaigns had which outcome so far. */
            outcomes: {
                already_archived?: number;
                archived?: number;
                cloned?: number;
                draft?: number;
                failed?: number;
                gone?: number;
                in_use?: number;
            };
            total: number;
        };
        BulkJobDetails: {
            /** @enum {string} */
            action: "archive" | "clone";
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /** @description As in the audit log. */
            createdBy: string;
            done: number;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            finishedAt: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            items: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                campaignId: string;
                /** @description As it was when the job was made. */
                campaignName: string;
                /**
                 * @description For `failed`: PostgreSQL’s code (SQLSTATE), for whoever runs the installation.
                 * @example 22008
                 */
                failure: string | null;
                /**
                 * Format: date-time
                 * @description For `in_use`: the dial that kept it alive.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                lastDialAt: string | null;
                /**
                 * @description Null: its turn is still to come.
                 * @enum {string|null}
                 */
                outcome: "archived" | "already_archived" | "in_use" | "draft" | "cloned" | "gone" | "failed" | null;
                /**
                 * Format: uuid
                 * @description The clone.
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                resultCampaignId: string | null;
            }[];
            /** @description How many campaigns had which outcome so far. */
            outcomes: {
                already_archived?: number;
                archived?: number;
                cloned?: number;
                draft?: number;
                failed?: number;
                gone?: number;
                in_use?: number;
            };
            total: number;
        };
        BulkJobPage: {
            items: components["schemas"]["BulkJob"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        CalendarFeed: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            revokedAt: string | null;
            /**
             * Format: uuid
             * @description Who made it.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            userId: string;
            userName: string;
        };
        CalendarFeedList: {
            items: components["schemas"]["CalendarFeed"][];
        };
        CallBackCounts: {
            /** @description Calls to the campaign’s numbers that were answered. */
            calls: number;
            /** @description Numbers that are held for the call-back grace. */
            heldNumbers: number;
            /**
             * Format: date-time
             * @description Until when; null: none is held.
             * @example 2026-11-23T18:00:00.000Z
             */
            heldUntil: string | null;
            /** @description Those in which the caller opted out. */
            optOuts: number;
        };
        CallBackTexts: {
            /** @description The same while the campaign is active. Null: the default. */
            active: string | null;
            /** @description What is said once the campaign is over, and which key opts out: 1. Null: the default. */
            archived: string | null;
            /** @description What is said where a text is null. */
            defaults: {
                active: string;
                archived: string;
                optedOut: string;
                withheld: string;
            };
            /**
             * @description Of the voice; the texts are to be in it.
             * @enum {string}
             */
            language: "da-DK" | "de-DE" | "en-AU" | "en-GB" | "en-US" | "es-ES" | "es-US" | "fr-CA" | "fr-FR" | "it-IT" | "nl-NL" | "pl-PL" | "pt-BR" | "ru-RU" | "sv-SE";
            /** @description What is said after the key. Null: the default. */
            optedOut: string | null;
            /** @description What is said to somebody who does not show their number, and so cannot opt out. Null: the default. */
            withheld: string | null;
        };
        Caller: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            assignedAt: string;
            email: string;
            /**
             * Format: date-time
             * @description Null while the assignment stands.
             * @example 2026-11-23T18:00:00.000Z
             */
            endedAt: string | null;
            /** @enum {string|null} */
            endReason: "removed" | "archived" | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            lastSeenAt: string | null;
            /** @description Heard of within the last 60 seconds, in an active campaign. */
            live: boolean;
            name: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            userId: string;
        };
        /**
         * @example {
         *       "callerIds": [
         *         "caller-17",
         *         "caller-18"
         *       ]
         *     }
         */
        CallerHeartbeats: {
            /** @description The dialer’s ids of the callers who are at work, as in call events. */
            callerIds: string[];
        };
        CallerList: {
            items: components["schemas"]["Caller"][];
            /** @description Live callers whom a dialer reported and who are not assigned here. */
            others: {
                callerId: string;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                lastSeenAt: string;
            }[];
        };
        /**
         * @example {
         *       "id": "evt-8842-1",
         *       "type": "started",
         *       "callId": "call-8842",
         *       "occurredAt": "2026-11-23T18:00:00Z",
         *       "callerId": "caller-17",
         *       "from": "+14155550123",
         *       "to": "+12025550143"
         *     }
         */
        CallEvent: {
            /**
             * @description With `result`: script answers by question.
             * @example {
             *       "Will you vote?": "yes"
             *     }
             */
            answers?: {
                [key: string]: string | number | boolean | null | (string | number | boolean | null)[];
            };
            callerId?: string;
            /** @description Your id of the call; its events are folded into one. */
            callId: string;
            /**
             * Format: uuid
             * @description Left out: the contact is found by `to`.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            contactId?: string;
            /** @description With `result`. */
            disposition?: string;
            /** @description With `finished`. */
            durationSeconds?: number;
            /** @description The number the call was placed from, or what the dialer has instead: `anonymous`, a SIP address. */
            from?: string;
            /** @description Your id of the event: sending it again changes nothing. */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00Z
             */
            occurredAt: string;
            /**
             * @description With `finished` or `not_placed`.
             * @enum {string}
             */
            outcome?: "answered" | "voicemail" | "no_answer" | "busy" | "failed" | "canceled";
            /**
             * Format: date-time
             * @description When the call was placed. Worth giving with `finished` and `result`, in case `started` gets lost.
             * @example 2026-11-23T18:00:00Z
             */
            startedAt?: string;
            /** @example +14155550123 */
            to?: string;
            /**
             * @description `not_placed` is an attempt that never rang; it does not count as a dial.
             * @enum {string}
             */
            type: "started" | "finished" | "result" | "not_placed";
        };
        CallEventBatch: {
            events: components["schemas"]["CallEvent"][];
        };
        /**
         * @example {
         *       "outcome": "answered",
         *       "disposition": "Supports"
         *     }
         */
        CallResult: {
            answers?: {
                [key: string]: string | number | boolean | null | (string | number | boolean | null)[];
            };
            disposition?: string;
            /** @enum {string} */
            outcome: "answered" | "voicemail" | "no_answer" | "busy" | "failed" | "canceled";
        };
        CallSource: {
            /** @description Whose calls they are; null: the campaign’s whose number called. */
            campaign: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @enum {string} */
            kind: "twilio" | "telnyx" | "plivo" | "signalwire" | "vonage" | "standard-webhooks";
            /**
             * Format: date-time
             * @description When something with a valid signature came last, to the minute.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @description Until when the previous secret is accepted too; null: it is not.
             * @example 2026-11-23T18:00:00.000Z
             */
            previousSecretUntil: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            revokedAt: string | null;
            /**
             * @description The address to give to the carrier or dialer.
             * @example https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/events
             */
            url: string;
            /**
             * @description The address to give to the carrier for calls that come in; null: this kind of source answers none.
             * @example https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/voice
             */
            voiceUrl: string | null;
        };
        CallSourceList: {
            items: components["schemas"]["CallSource"][];
        };
        CallSourceWithSecret: {
            /** @description Whose calls they are; null: the campaign’s whose number called. */
            campaign: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @enum {string} */
            kind: "twilio" | "telnyx" | "plivo" | "signalwire" | "vonage" | "standard-webhooks";
            /**
             * Format: date-time
             * @description When something with a valid signature came last, to the minute.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @description Until when the previous secret is accepted too; null: it is not.
             * @example 2026-11-23T18:00:00.000Z
             */
            previousSecretUntil: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            revokedAt: string | null;
            /** @description What Lastcall made for `standard-webhooks`, shown this once; null: you gave it. */
            secret: string | null;
            /**
             * @description The address to give to the carrier or dialer.
             * @example https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/events
             */
            url: string;
            /**
             * @description The address to give to the carrier for calls that come in; null: this kind of source answers none.
             * @example https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/voice
             */
            voiceUrl: string | null;
        };
        Campaign: {
            /** @description Why it may be ready to be archived. Empty unless it is active. */
            advice: components["schemas"]["Advice"][];
            /** @description Null until the campaign is archived. */
            archive: {
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                archivedAt: string;
                archivedBy: string;
                /** @description Of the person or the key. */
                archivedByName: string | null;
                /**
                 * Format: date-time
                 * @description When every number was proved gone.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                completedAt: string | null;
                /**
                 * Format: date-time
                 * @description When its calls, contacts and sealed files were deleted, because the account’s time was over.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                dataDeletedAt: string | null;
                /** @enum {string} */
                reason: "person" | "inactivity";
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                sealedAt: string | null;
                /** @enum {string} */
                stage: "draining" | "sealing" | "releasing" | "complete";
            } | null;
            /** @description The deadline is within the account’s notice time. */
            archivesSoon: boolean;
            /** @description Callers who were heard of within the last minute. */
            callersOnline: number;
            /** @description How far a demo campaign’s clock is ahead of the world’s, in ms; 0 for all others. */
            clockShiftMs: number;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            clonedFrom: string | null;
            counts: {
                callEvents: number;
                contacts: number;
                dialledContacts: number;
                /** @description Calls that were really placed. */
                dials: number;
                numbers: number;
                releasedNumbers: number;
                /** @description Contacts that were not dialled yet, with those on the do-not-call list, whom callers are not given. */
                remaining: number;
                /** @description Numbers whose release waits for a person; see the inbox. */
                stuckNumbers: number;
            };
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description As in the audit log.
             * @example key:019abf4e-…
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description When the campaign archives itself unless somebody dials. Null unless it is active, and while it is exempt.
             * @example 2026-11-23T18:00:00.000Z
             */
            deadline: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            endsAt: string | null;
            /**
             * @description Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the change refused if somebody else came before.
             * @example "5d41402abc4b2a76b9719d911017c592"
             */
            etag: string;
            /**
             * Format: date-time
             * @description When what the campaign calls for takes place, such as an election.
             * @example 2026-11-23T18:00:00.000Z
             */
            eventAt: string | null;
            /** @description What keeps it from archiving itself: its own exemption, else that of its account. */
            exemption: {
                /**
                 * @description Whether it is the campaign’s own.
                 * @enum {string}
                 */
                of: "campaign" | "account";
                reason: string;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                setAt: string;
                /** @description As in the audit log. */
                setBy: string;
                setByName: string | null;
                /**
                 * Format: date-time
                 * @description Null: without an end.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                until: string | null;
            } | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description How often it may still be kept without a dial. */
            keepsLeft: number;
            /**
             * Format: date-time
             * @description The newest dial that was really placed.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastDialAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            launchedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @description When people are told of the deadline. Null where there is none, and once they were told.
             * @example 2026-11-23T18:00:00.000Z
             */
            noticeAt: string | null;
            /**
             * @description What the Temporal UI shows too; the last 8 digits of the id.
             * @example 1f3a-9c07
             */
            shortId: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            startsAt: string | null;
            /** @enum {string} */
            status: "draft" | "active" | "archived";
            /** @description In Temporal, for operators. Null for a draft. */
            workflowId: string | null;
            /** @description The workflow’s page in the Temporal UI, for operators; null where its address is not known. */
            workflowUrl: string | null;
        };
        /** @description A campaign became archived, which is final. */
        CampaignArchivedEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /** @enum {string} */
                reason: "person" | "inactivity";
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.archived";
        };
        /** @description A campaign got its notice: it archives itself soon unless somebody dials. A dial takes the notice back; there is one for each notice. */
        CampaignArchiveWarningEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /**
                 * Format: date-time
                 * @description When, at the earliest; in demo accounts on the campaign’s clock.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                archivesAt: string;
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.archive_warning";
        };
        CampaignChanges: {
            /**
             * Format: date-time
             * @description Until it is archived.
             * @example 2026-11-23T18:00:00Z
             */
            endsAt?: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00Z
             */
            eventAt?: string | null;
            name?: string;
            /**
             * Format: date-time
             * @description Only while it is a draft.
             * @example 2026-11-23T18:00:00Z
             */
            startsAt?: string | null;
        };
        /** @description An archived campaign is sealed and all its numbers are given back. */
        CampaignCompletedEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /** @description How many numbers it had. */
                numbers: number;
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.completed";
        };
        CampaignCounts: {
            active: number;
            archived: number;
            /** @description Active ones whose deadline is near. */
            archivesSoon: number;
            draft: number;
            /** @description Numbers whose release waits for a person. */
            stuckNumbers: number;
            /** @description Active ones with a reason to be archived. */
            withAdvice: number;
        };
        /** @description A draft became active. */
        CampaignLaunchedEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.launched";
        };
        CampaignPage: {
            items: components["schemas"]["Campaign"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        /** @description A version of a campaign’s archive was written: the first, one with the receipts, with late results, or without somebody who was erased. */
        CampaignSealedEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /** @description It replaces every version before. */
                manifestVersion: number;
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "campaign.sealed";
        };
        CampaignStatistics: {
            /** @description Every day from the first dial to the last, the last 90 of them. */
            dialsByDay: {
                /** Format: date */
                day: string;
                dials: number;
            }[];
            /** @description The most frequent first. */
            dispositions: {
                calls: number;
                disposition: string;
            }[];
            /** @description How calls ended on the line, the most frequent first. Calls that told none are not in it. */
            outcomes: {
                calls: number;
                /** @enum {string} */
                outcome: "answered" | "voicemail" | "no_answer" | "busy" | "failed" | "canceled";
            }[];
            /**
             * @description IANA name: whose days are counted.
             * @example America/Chicago
             */
            timeZone: string;
        };
        CampaignsToArchive: {
            campaignIds: string[];
        };
        Carrier: {
            /** @enum {string} */
            carrier: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
            /** @description Whether numbers of this carrier can be given back. */
            configured: boolean;
            /**
             * @description The last characters of the own credentials’ public part, such as the account SID.
             * @example 5a5a
             */
            hint: string | null;
            /** @description The id of the encryption key without which the own credentials cannot be used; null when it is there. Whoever runs the installation has to put it back. */
            missingKey: string | null;
            /**
             * @description Whose credentials are used: the account’s own, or those of the installation.
             * @enum {string|null}
             */
            source: "account" | "installation" | null;
            /** @description The subaccounts that the own credentials name: a comparison looks for numbers of yours there, and a moved number is given back from there when somebody says so. */
            subaccounts: string[];
            /**
             * Format: date-time
             * @description When the own credentials were entered.
             * @example 2026-11-23T18:00:00.000Z
             */
            updatedAt: string | null;
            /** @description By whom, as in the audit log. */
            updatedBy: string | null;
        };
        /**
         * @description In the shape of the carrier in the path.
         * @example {
         *       "accountSid": "AC00000000000000000000000000000000",
         *       "authToken": "the account’s auth token"
         *     }
         */
        CarrierCredentials: components["schemas"]["SandboxCredentials"] | components["schemas"]["TwilioCredentials"] | components["schemas"]["TelnyxCredentials"] | components["schemas"]["BandwidthCredentials"] | components["schemas"]["SignalwireCredentials"] | components["schemas"]["PlivoCredentials"] | components["schemas"]["VonageCredentials"];
        CarrierList: {
            items: components["schemas"]["Carrier"][];
        };
        /**
         * @example {
         *       "callbackGraceDays": 14
         *     }
         */
        ChangeAccount: {
            /**
             * @description Between which times of the account’s day campaigns archive themselves, each at a place of its own; the same time twice: at any time. By hand it is immediate.
             * @example {
             *       "from": "00:00",
             *       "to": "06:00"
             *     }
             */
            archiveWindow?: {
                from: string;
                to: string;
            };
            /** @description Days for which an archived campaign’s numbers are held before they are given back. */
            callbackGraceDays?: number;
            /**
             * @description Dispositions that put the number of a call on the do-not-call list, in whatever case, from now on.
             * @example [
             *       "do not call"
             *     ]
             */
            doNotCallDispositions?: string[];
            /** @description Days without a dial after which a campaign archives itself. */
            inactivityDays?: number;
            /** @description How often a campaign may be kept without a dial, in its whole life. */
            maxKeeps?: number;
            name?: string;
            /** @description Whether campaigns that are launched from now on are called by their names in Temporal, which whoever runs the installation reads and keeps; else by their `shortId`. Off unless switched on. */
            namesInTemporal?: boolean;
            /** @description How many days before that people are told: the notice, without which none is archived. */
            noticeDays?: number;
            /**
             * @description How many days before the deadline people who have their notice are told again by mail, unless somebody has dialled; each less than `noticeDays`.
             * @example [
             *       3,
             *       1
             *     ]
             */
            reminderDays?: number[];
            /** @description Whether Lastcall may take away what keeps a number from being given back, where the carrier’s API can: a deletion lock, an emergency address. Each one stands in the receipt and in the audit log. Off unless switched on. */
            removeReleaseBlocks?: boolean;
            /** @description Days after a campaign’s archive is complete for which its calls, contacts and sealed files are kept; then the next night deletes them for good, unless a legal hold keeps them. Null: for ever. */
            retentionDays?: number | null;
            /** @example America/Chicago */
            timeZone?: string;
        };
        /**
         * @example {
         *       "columns": [
         *         "started_at",
         *         "to_number",
         *         "outcome"
         *       ]
         *     }
         */
        ChangeExportPreset: {
            /** @description In the order that the file is to have. */
            columns?: string[];
            name?: string;
        };
        CloneRequest: {
            /** @description Default: false. */
            copyContacts?: boolean;
            /** @description Default: the name with "(copy)". */
            name?: string;
        };
        Comparison: {
            carrier: string;
            /** @description Why nothing was compared; the findings stand as they were. */
            error: {
                /**
                 * @description Stable.
                 * @example emergency_address
                 */
                code: string;
                title: string;
                whatToDo: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            finishedAt: string | null;
            ghosts: number | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description Open findings of the kind at the end. */
            leaks: number | null;
            /** @description Numbers that the carrier listed. */
            listed: number | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            startedAt: string;
            strangers: number | null;
        };
        /** @description A comparison with a carrier’s list found a difference that was not known. One that is found again has no other event until it was settled. */
        ComparisonFindingEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                carrier: string;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                findingId: string;
                /** @enum {string} */
                kind: "leak" | "ghost" | "stranger";
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "comparison.finding";
        };
        ComparisonPage: {
            items: components["schemas"]["Comparison"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
            /** @description The last nightly comparison of campaigns and workflows that had anything to tell. */
            workflows: {
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                checkedAt: string;
                /** @description Campaigns whose workflow was missing and was started. */
                started: string[];
                /** @description Workflows that run although no campaign needs them. They are left alone. */
                surplus: {
                    /** @description Its campaign is `unknown` here, still a `draft`, or `complete` for long. */
                    reason: string;
                    workflowId: string;
                }[];
            } | null;
        };
        Contact: {
            /**
             * Format: date-time
             * @description The first dial; null while it remains.
             * @example 2026-11-23T18:00:00.000Z
             */
            dialledAt: string | null;
            /** @description Whether the number is on the account’s do-not-call list: such a contact is not called. */
            doNotCall: boolean;
            email: string | null;
            /**
             * @description Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the change refused if somebody else came before.
             * @example "5d41402abc4b2a76b9719d911017c592"
             */
            etag: string;
            externalId: string | null;
            /** @description Every other column, by its heading. */
            fields: {
                [key: string]: string;
            };
            firstName: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            lastName: string | null;
            /** @example +14155550123 */
            phone: string;
        };
        /**
         * @example {
         *       "firstName": "Ada",
         *       "fields": {
         *         "Precinct": "7"
         *       }
         *     }
         */
        ContactChanges: {
            email?: string | null;
            externalId?: string | null;
            /** @description Only these fields change; null takes one away. */
            fields?: {
                [key: string]: string | null;
            };
            firstName?: string | null;
            lastName?: string | null;
            /** @example +14155550123 */
            phone?: string;
        };
        ContactPage: {
            items: components["schemas"]["Contact"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        CreatedApiKey: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * @description The key’s beginning, to tell keys apart.
             * @example lc_k3v9x0ab
             */
            prefix: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            revokedAt: string | null;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller" | "dialer";
            /** @description Null: the key may do all that its role may. */
            scopes: components["schemas"]["Scope"][] | null;
            /** @description The whole key. It is shown this once; only its hash is kept. */
            secret: string;
        };
        CreatedCalendarFeed: {
            /**
             * Format: uri
             * @description What a calendar subscribes to. It is shown this once; only the hash of its secret is kept.
             */
            address: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            revokedAt: string | null;
            /**
             * Format: uuid
             * @description Who made it.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            userId: string;
            userName: string;
        };
        CreatedInvitation: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            email: string;
            expired: boolean;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description As `actor` in the audit log. */
            invitedBy: string;
            /**
             * Format: uri
             * @description For the invited person. It is shown this once; the mail has another one of the same invitation.
             */
            link: string;
            /** @description Whether a mail with a link is sent. Where there is no mail server, give it to them yourself. */
            mailed: boolean;
            /**
             * @description What became of its mail; null: it was made by an older version, without one.
             * @enum {string|null}
             */
            mailState: "waiting" | "sent" | "refused" | "given_up" | "kept" | "dropped" | "gathered" | null;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller";
        };
        DeadlineMove: {
            /** @description As in the audit log, where somebody moved it. */
            actor: string | null;
            actorName: string | null;
            /**
             * Format: date-time
             * @description Null: there was none, since it was exempt.
             * @example 2026-11-23T18:00:00.000Z
             */
            from: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the campaign’s clock, as the others are.
             * @example 2026-11-23T18:00:00.000Z
             */
            movedAt: string;
            /** @description The reason that was given. */
            note: string | null;
            /**
             * @description `delay`: what was due could not be done in time, and nobody is archived without a full notice.
             * @enum {string}
             */
            reason: "dial" | "keep" | "policy" | "exempted" | "exemption_ended" | "delay";
            /**
             * Format: date-time
             * @description Null: there is none from then on.
             * @example 2026-11-23T18:00:00.000Z
             */
            to: string | null;
        };
        DeadlineMovePage: {
            items: components["schemas"]["DeadlineMove"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        DoNotCallEntry: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            addedAt: string;
            /** @description `user:<id>`, `key:<id>`, `source:<id>` (a call source) or `cli`; null where a disposition did it. */
            addedBy: string | null;
            /** @description The person’s or key’s name; of a disposition that of the caller, where they were assigned. */
            addedByName: string | null;
            callerId: string | null;
            callId: string | null;
            /**
             * Format: uuid
             * @description Of the call with the disposition, or by which somebody opted out.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            campaignName: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @example +14155550123 */
            phone: string;
            reason: string | null;
            /** @enum {string} */
            source: "person" | "opt_out" | "import" | "disposition";
        };
        DoNotCallPage: {
            items: components["schemas"]["DoNotCallEntry"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        DoNotCallReport: {
            imported: number;
            /** @description Numbers that were on the list before. */
            known: number;
            refused: number;
            /** @description The first 10000. */
            refusedRows: {
                /** @enum {string} */
                code: "phone_missing" | "phone_invalid" | "phone_several" | "phone_rounded" | "too_many_cells" | "text_too_long" | "text_not_storable" | "name_not_visible" | "quote_not_closed";
                line: number;
                message: string;
            }[];
            /** @description Rows of the file, without headings and blank lines. */
            rows: number;
        };
        Erasure: {
            /** @description Calls that were deleted. */
            calls: number;
            /** @description Campaigns of the account when it was asked for. */
            campaigns: number;
            campaignsDone: number;
            /** @description Contacts that were deleted. */
            contacts: number;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /** @description Sealed files that are gone; those in their place are without the person. */
            files: number;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            finishedAt: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * @description What keeps it from going on: `legal_hold`, one was set meanwhile; `object_lock`, the archive store does not let go of a file yet; `secret_key_missing`, the workers cannot read the request. It goes on by itself once that is over.
             * @enum {string|null}
             */
            problem: "legal_hold" | "object_lock" | "secret_key_missing" | null;
            /** @enum {string} */
            reason: "request_of_person" | "order_of_authority" | "other";
            requestedBy: string;
            requestedByName: string | null;
        };
        ErasurePage: {
            items: components["schemas"]["Erasure"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        /** @description Ids, counts and codes, never a phone number, a name or an answer. Further types and further members of `data` may come: leave alone what you do not know. */
        Event: components["schemas"]["CampaignLaunchedEvent"] | components["schemas"]["CampaignArchiveWarningEvent"] | components["schemas"]["CampaignArchivedEvent"] | components["schemas"]["CampaignSealedEvent"] | components["schemas"]["CampaignCompletedEvent"] | components["schemas"]["NumberReleasedEvent"] | components["schemas"]["NumberBlockedEvent"] | components["schemas"]["ExportReadyEvent"] | components["schemas"]["ComparisonFindingEvent"];
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description Whether there is more already. If not, wait before you ask again. */
            more: boolean;
            /** @description Where to go on: always given, so that you can keep it and ask again later. */
            next: string;
        };
        /** @enum {string} */
        EventType: "campaign.launched" | "campaign.archive_warning" | "campaign.archived" | "campaign.sealed" | "campaign.completed" | "number.released" | "number.blocked" | "export.ready" | "comparison.finding";
        Export: {
            /** @description Of the sealed file, compressed. */
            bytes: number | null;
            /** @description What can be chosen by `columns`, by layout. */
            columns: {
                plain: string[];
                spreadsheet: string[];
            };
            /**
             * @description Its name for the download.
             * @example calls.csv
             */
            file: string;
            /** @enum {string} */
            kind: "calls" | "contacts" | "receipts" | "opt_outs" | "results";
            /**
             * Format: date-time
             * @description Null: never.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastTakenAt: string | null;
            lastTakenBy: string | null;
            /** @description Of the sealed file; null without one: while it is not sealed, and for `results`. */
            rows: number | null;
        };
        ExportLink: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            expiresAt: string;
            /** @description Compressed with gzip where it ends with `compressed=true`. */
            url: string;
        };
        ExportList: {
            items: components["schemas"]["Export"][];
        };
        ExportPreset: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            changedAt: string;
            columns: string[];
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /** @description `user:<id>` or `key:<id>`. */
            createdBy: string;
            createdByName: string | null;
            /**
             * @description Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the change refused if somebody else came before.
             * @example "5d41402abc4b2a76b9719d911017c592"
             */
            etag: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * @description Of a campaign `calls`, `contacts`, `receipts` or `results`; of the account `dials`, `results`, `caller_activity` or `number_history`.
             * @enum {string}
             */
            kind: "calls" | "contacts" | "receipts" | "opt_outs" | "results" | "dials" | "caller_activity" | "number_history";
            /** @enum {string|null} */
            layout: "plain" | "spreadsheet" | null;
            /** @description Those of them that there are no more, since an update of Lastcall. Exports are refused until the preset is changed; scheduled ones leave them out. */
            missingColumns: string[];
            name: string;
            /**
             * @description `campaign`: for files of one campaign. `account`: for exports of all of the account.
             * @enum {string}
             */
            of: "campaign" | "account";
            /** @description Scheduled exports that have its columns, and follow it. */
            schedules: number;
        };
        ExportPresetList: {
            items: components["schemas"]["ExportPreset"][];
        };
        /** @description An export of all of the account can be downloaded. */
        ExportReadyEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                exportId: string;
                /** @enum {string} */
                kind: "dials" | "results" | "caller_activity" | "number_history";
                rows: number;
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "export.ready";
        };
        ExportSchedule: {
            campaignIds: string[] | null;
            columns: string[];
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /** @description `user:<id>` or `key:<id>`. */
            createdBy: string;
            createdByName: string | null;
            /** @enum {string} */
            every: "day" | "week" | "month";
            /** @enum {string} */
            format: "csv" | "jsonl";
            hour: number;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            keepDays: number;
            /**
             * @description `dials`: every dial that was placed. `results`: the same with the contact and the answers, in CSV a column for each question. `caller_activity`: for each day, campaign and caller what they did. `number_history`: each rental of a number with its campaign and its release.
             * @enum {string}
             */
            kind: "dials" | "results" | "caller_activity" | "number_history";
            /**
             * Format: uuid
             * @description Whose columns it has, and follows.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            presetId: string | null;
            weekday: number | null;
        };
        ExportScheduleList: {
            items: components["schemas"]["ExportSchedule"][];
        };
        Finding: {
            /**
             * @description Of a ghost: what shows that it is gone, as in a receipt.
             * @enum {string|null}
             */
            absence: "proved" | "absent_everywhere_we_can_see" | "unknown" | null;
            /** @description The campaign that holds the number, or gave it back. */
            campaign: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            } | null;
            carrier: string;
            /** @description The carrier’s own id of the rental. */
            carrierRef: string | null;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /** @example +14155550123 */
            e164: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            firstSeenAt: string;
            /**
             * @description What fixing it does.
             * @enum {string}
             */
            fix: "release" | "accept" | "adopt";
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * @description `leak`: given back here, still rented there. `ghost`: held here, gone there. `stranger`: rented there, unknown here.
             * @enum {string}
             */
            kind: "leak" | "ghost" | "stranger";
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            lastSeenAt: string;
            /**
             * @description Hundredths of `currency` that the carrier charges a month, where it tells.
             * @example 115
             */
            monthlyCostCents: number | null;
            /**
             * Format: uuid
             * @description The number here; after a fix, the one that the fix made.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            numberId: string | null;
            /**
             * @description `not_seen`: a later comparison did not find it any more. The others are fixes.
             * @enum {string|null}
             */
            resolution: "not_seen" | "released" | "accepted" | "adopted" | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            resolvedAt: string | null;
            /** @description The subaccount that rents a leak; null when the account itself does. */
            subaccount: string | null;
        };
        FindingPage: {
            items: components["schemas"]["Finding"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        FinishedCall: {
            /** @description Events recorded now; 0 when the same was told before. */
            recorded: number;
        };
        /** @example {} */
        FixFinding: {
            /**
             * @description What you expect to be done; refused if the finding’s kind is fixed otherwise.
             * @enum {string}
             */
            fix?: "release" | "accept" | "adopt";
        };
        Health: {
            /** @enum {string} */
            status: "alive";
        };
        ImportPreview: {
            /** @description What each column is taken for; `field`: kept under its heading. */
            columns: {
                heading: string;
                /** @enum {string} */
                meaning: "phone" | "firstName" | "lastName" | "email" | "externalId" | "extension" | "field" | "ignore";
            }[];
            /**
             * @description Null for a workbook.
             * @enum {string|null}
             */
            delimiter: "comma" | "semicolon" | "tab" | "pipe" | null;
            /** @description Null for a workbook. */
            encoding: string | null;
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description The line of the headings; 0: the file has none. */
            headingLine: number;
            /**
             * @description The text is not UTF-8, and is shown in this encoding; to import it so, send it as `encoding`.
             * @enum {string|null}
             */
            needsEncoding: "windows-1252" | null;
            /** @description What was taken although it is not quite as it should be. */
            oddities: {
                /** @enum {string} */
                code: "extension_kept" | "extension_not_kept" | "other_phone_taken" | "other_external_id" | "phone_written_as_number" | "rows_in_cell" | "rows_above_headings" | "heading_twice" | "heading_unknown";
                /** @description Of the file, where the row begins. */
                line: number;
                message: string;
            }[];
            refusedRows: {
                /** @enum {string} */
                code: "phone_missing" | "phone_invalid" | "phone_several" | "phone_rounded" | "too_many_cells" | "text_too_long" | "text_not_storable" | "name_not_visible" | "quote_not_closed";
                /** @description Of the file, where the row begins. */
                line: number;
                message: string;
            }[];
            /** @description Whether columns are taken for what they were the last time. */
            remembered: boolean;
            /** @description The first 20, as they stand in the file. */
            rows: {
                cells: string[];
                /** @description Of the file, where the row begins. */
                line: number;
            }[];
        };
        /** @description The lists hold the first 10000; the counts are whole. */
        ImportReport: {
            /** @description What each column is taken for; `field`: kept under its heading. */
            columns: {
                heading: string;
                /** @enum {string} */
                meaning: "phone" | "firstName" | "lastName" | "email" | "externalId" | "extension" | "field" | "ignore";
            }[];
            /**
             * @description Null for a workbook.
             * @enum {string|null}
             */
            delimiter: "comma" | "semicolon" | "tab" | "pipe" | null;
            /** @description Of the imported: those on the account’s do-not-call list, which nobody calls. Missing in reports of earlier versions. */
            doNotCall?: number;
            duplicateLines: number[];
            /** @description Rows whose number came before, in the file or in the campaign, and change nothing. */
            duplicates: number;
            /** @description Null for a workbook. */
            encoding: string | null;
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description The line of the headings; 0: the file has none. */
            headingLine: number;
            imported: number;
            /** @description How many oddities there are. */
            odd: number;
            /** @description What was taken although it is not quite as it should be. */
            oddities: {
                /** @enum {string} */
                code: "extension_kept" | "extension_not_kept" | "other_phone_taken" | "other_external_id" | "phone_written_as_number" | "rows_in_cell" | "rows_above_headings" | "heading_twice" | "heading_unknown";
                /** @description Of the file, where the row begins. */
                line: number;
                message: string;
            }[];
            refused: number;
            refusedRows: {
                /** @enum {string} */
                code: "phone_missing" | "phone_invalid" | "phone_several" | "phone_rounded" | "too_many_cells" | "text_too_long" | "text_not_storable" | "name_not_visible" | "quote_not_closed";
                /** @description Of the file, where the row begins. */
                line: number;
                message: string;
            }[];
            /** @description Rows of the file, without headings and blank lines. */
            rows: number;
            /** @description Contacts of the campaign that were changed. */
            updated: number;
            updatedRows: {
                /** @description Such as `firstName` or `fields.Precinct`. */
                changed: string[];
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                contactId: string;
                /** @description Of the file, where the row begins. */
                line: number;
            }[];
        };
        InboxItem: {
            attempts: number;
            /**
             * Format: date-time
             * @description The carrier refuses until then.
             * @example 2026-11-23T18:00:00.000Z
             */
            blockedUntil: string | null;
            campaign: {
                /** @description How far its clock is ahead of the world’s; 0 but in demos. */
                clockShiftMs: number;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            };
            carrier: string;
            /** @example +14155550123 */
            e164: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            failingSince: string | null;
            /** @description The subaccount that rents the number instead of where it was; empty for the account itself, null while it is where it was. */
            foundIn: string | null;
            /**
             * Format: date-time
             * @description When it goes on by itself, on the campaign’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            nextAttemptAt: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            numberId: string;
            reason: {
                /**
                 * @description Stable.
                 * @example emergency_address
                 */
                code: string;
                title: string;
                whatToDo: string;
            };
            /** @enum {string} */
            status: "pending" | "attempting" | "waiting" | "needs_operator" | "released";
        };
        InboxPage: {
            items: components["schemas"]["InboxItem"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        InventoryNumber: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            assignedAt: string | null;
            /** @description The campaign that holds it, or gave it back. */
            campaign: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            } | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @example sandbox */
            carrier: string;
            /** @description The carrier’s own id of the rental. */
            carrierRef: string | null;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /** @example +14155550123 */
            e164: string;
            /**
             * Format: date-time
             * @description Nobody else is given the number before: 45 days after its release (FCC, 47 CFR 52.15).
             * @example 2026-11-23T18:00:00.000Z
             */
            earliestReassignmentAt: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * @description Hundredths of `currency`, where the carrier tells.
             * @example 115
             */
            monthlyCostCents: number | null;
            /**
             * Format: date-time
             * @description Where the carrier tells.
             * @example 2026-11-23T18:00:00.000Z
             */
            purchasedAt: string | null;
            /** @description How it is taken back while the carrier keeps it; null where it does not. */
            reclaim: {
                /** @description Whether `POST /v1/numbers/{numberId}/reclaim` does it. */
                byApi: boolean;
                how: string;
            } | null;
            /**
             * Format: date-time
             * @description Until then the carrier gives it back to the account on request (Twilio, Bandwidth, Plivo).
             * @example 2026-11-23T18:00:00.000Z
             */
            reclaimableUntil: string | null;
            /** @description Null until the number’s campaign is archived. */
            release: {
                attempts: number;
                /**
                 * Format: date-time
                 * @description The carrier refuses until then.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                blockedUntil: string | null;
                /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
                clockShiftMs: number;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                nextAttemptAt: string | null;
                /** @description Why it waits, or what an operator has to do. */
                reason: {
                    /**
                     * @description Stable.
                     * @example emergency_address
                     */
                    code: string;
                    title: string;
                    whatToDo: string;
                } | null;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                releasedAt: string | null;
                /** @enum {string} */
                status: "pending" | "attempting" | "waiting" | "needs_operator" | "released";
            } | null;
            /** @description What made it go back; null while it is kept. When it was gone, `release` tells. */
            releasedBy: {
                /** @enum {string|null} */
                archiveReason: "person" | "inactivity" | null;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                campaignId: string | null;
                /**
                 * @description `found_gone`: a comparison with the carrier’s list found it gone, and somebody accepted that.
                 * @enum {string}
                 */
                event: "campaign_archived" | "found_gone";
            } | null;
            /**
             * Format: date-time
             * @description When the next rent is due, as the carrier told last.
             * @example 2026-11-23T18:00:00.000Z
             */
            renewsAt: string | null;
            /** @enum {string} */
            state: "available" | "assigned" | "releasing" | "released";
            /** @description The subaccount that rents it; null when the account itself does. */
            subaccount: string | null;
        };
        InventoryPage: {
            items: components["schemas"]["InventoryNumber"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        Invitation: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            email: string;
            expired: boolean;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description As `actor` in the audit log. */
            invitedBy: string;
            /**
             * @description What became of its mail; null: it was made by an older version, without one.
             * @enum {string|null}
             */
            mailState: "waiting" | "sent" | "refused" | "given_up" | "kept" | "dropped" | "gathered" | null;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller";
        };
        InvitationList: {
            items: components["schemas"]["Invitation"][];
        };
        InvitationOffer: {
            accountName: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller";
            /** @description Whether you are signed in as the invited person. */
            signedIn: boolean;
        };
        /**
         * @example {
         *       "token": "jUYv0o5RzSmr3HXMe5y4qvQb1nT8mE0pP2cK7wLhDkA"
         *     }
         */
        InvitationToken: {
            /** @description What follows `#` in the link. */
            token: string;
        };
        /**
         * @example {
         *       "days": 30,
         *       "reason": "The second round is in May"
         *     }
         */
        KeepCampaign: {
            /** @default 30 */
            days?: number;
            reason: string;
        };
        LastImport: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            importedAt: string;
            report: components["schemas"]["ImportReport"];
        };
        LaunchedCampaign: {
            /** @description Why it may be ready to be archived. Empty unless it is active. */
            advice: components["schemas"]["Advice"][];
            /** @description Null until the campaign is archived. */
            archive: {
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                archivedAt: string;
                archivedBy: string;
                /** @description Of the person or the key. */
                archivedByName: string | null;
                /**
                 * Format: date-time
                 * @description When every number was proved gone.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                completedAt: string | null;
                /**
                 * Format: date-time
                 * @description When its calls, contacts and sealed files were deleted, because the account’s time was over.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                dataDeletedAt: string | null;
                /** @enum {string} */
                reason: "person" | "inactivity";
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                sealedAt: string | null;
                /** @enum {string} */
                stage: "draining" | "sealing" | "releasing" | "complete";
            } | null;
            /** @description The deadline is within the account’s notice time. */
            archivesSoon: boolean;
            /** @description Callers who were heard of within the last minute. */
            callersOnline: number;
            /** @description How far a demo campaign’s clock is ahead of the world’s, in ms; 0 for all others. */
            clockShiftMs: number;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            clonedFrom: string | null;
            counts: {
                callEvents: number;
                contacts: number;
                dialledContacts: number;
                /** @description Calls that were really placed. */
                dials: number;
                numbers: number;
                releasedNumbers: number;
                /** @description Contacts that were not dialled yet, with those on the do-not-call list, whom callers are not given. */
                remaining: number;
                /** @description Numbers whose release waits for a person; see the inbox. */
                stuckNumbers: number;
            };
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description As in the audit log.
             * @example key:019abf4e-…
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description When the campaign archives itself unless somebody dials. Null unless it is active, and while it is exempt.
             * @example 2026-11-23T18:00:00.000Z
             */
            deadline: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            endsAt: string | null;
            /**
             * @description Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the change refused if somebody else came before.
             * @example "5d41402abc4b2a76b9719d911017c592"
             */
            etag: string;
            /**
             * Format: date-time
             * @description When what the campaign calls for takes place, such as an election.
             * @example 2026-11-23T18:00:00.000Z
             */
            eventAt: string | null;
            /** @description What keeps it from archiving itself: its own exemption, else that of its account. */
            exemption: {
                /**
                 * @description Whether it is the campaign’s own.
                 * @enum {string}
                 */
                of: "campaign" | "account";
                reason: string;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                setAt: string;
                /** @description As in the audit log. */
                setBy: string;
                setByName: string | null;
                /**
                 * Format: date-time
                 * @description Null: without an end.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                until: string | null;
            } | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description How often it may still be kept without a dial. */
            keepsLeft: number;
            /**
             * Format: date-time
             * @description The newest dial that was really placed.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastDialAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            launchedAt: string | null;
            name: string;
            /**
             * Format: date-time
             * @description When people are told of the deadline. Null where there is none, and once they were told.
             * @example 2026-11-23T18:00:00.000Z
             */
            noticeAt: string | null;
            /**
             * @description What the Temporal UI shows too; the last 8 digits of the id.
             * @example 1f3a-9c07
             */
            shortId: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            startsAt: string | null;
            /** @enum {string} */
            status: "draft" | "active" | "archived";
            warnings: {
                /** @enum {string} */
                code: "no_contacts" | "no_numbers" | "do_not_call" | "end_passed";
                message: string;
            }[];
            /** @description In Temporal, for operators. Null for a draft. */
            workflowId: string | null;
            /** @description The workflow’s page in the Temporal UI, for operators; null where its address is not known. */
            workflowUrl: string | null;
        };
        LegalHold: {
            /**
             * Format: uuid
             * @description Null: the account as a whole.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            campaignName: string | null;
            reason: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            setAt: string;
            setBy: string;
            setByName: string | null;
        };
        LegalHoldList: {
            items: components["schemas"]["LegalHold"][];
        };
        Mail: {
            address: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            at: string;
            attempts: number;
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            campaignName: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            /** @description Null until it is written. */
            content: {
                /** @description The calendar entry that goes with it, as iCalendar. */
                calendar: {
                    ics: string;
                    /** @enum {string} */
                    method: "REQUEST" | "CANCEL" | "PUBLISH";
                } | null;
                html: string;
                /** @description The same at every attempt. */
                messageId: string;
                subject: string;
                text: string;
            } | null;
            /** @description How many other mails it tells. */
            gathered: number;
            /**
             * Format: uuid
             * @description For `gathered`: the mail that tells it.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            gatheredIn: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            kind: components["schemas"]["MailKind"];
            /** @description What the mail server last said, or why it was dropped. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description While it waits.
             * @example 2026-11-23T18:00:00.000Z
             */
            nextAttemptAt: string | null;
            /** @description Null: who was invited, whose name nobody knows. */
            recipientName: string | null;
            /**
             * Format: date-time
             * @description When it left the state `waiting`.
             * @example 2026-11-23T18:00:00.000Z
             */
            settledAt: string | null;
            state: components["schemas"]["MailState"];
            /** @description Null until it is written, which a worker does. */
            subject: string | null;
        };
        MailEntry: {
            address: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            at: string;
            attempts: number;
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            campaignName: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            /** @description How many other mails it tells. */
            gathered: number;
            /**
             * Format: uuid
             * @description For `gathered`: the mail that tells it.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            gatheredIn: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            kind: components["schemas"]["MailKind"];
            /** @description What the mail server last said, or why it was dropped. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description While it waits.
             * @example 2026-11-23T18:00:00.000Z
             */
            nextAttemptAt: string | null;
            /** @description Null: who was invited, whose name nobody knows. */
            recipientName: string | null;
            /**
             * Format: date-time
             * @description When it left the state `waiting`.
             * @example 2026-11-23T18:00:00.000Z
             */
            settledAt: string | null;
            state: components["schemas"]["MailState"];
            /** @description Null until it is written, which a worker does. */
            subject: string | null;
        };
        /** @enum {string} */
        MailKind: "archive_notice" | "notice_withdrawn" | "numbers_stuck" | "archive_reminder" | "archived" | "numbers_back" | "digest" | "invitation" | "password_reset" | "password_changed";
        MailPage: {
            items: components["schemas"]["MailEntry"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        MailPreferences: {
            items: {
                /** @description Nobody switches mails of this kind off. */
                essential: boolean;
                /** @enum {string} */
                kind: "archive_notice" | "notice_withdrawn" | "numbers_stuck" | "archive_reminder" | "archived" | "numbers_back" | "digest";
                wanted: boolean;
            }[];
        };
        /**
         * @description `waiting`: to be sent. `sent`: the mail server took it. `refused`: it said that it never will. `given_up`: it could not be reached, or put us off, for two days. `kept`: there is no mail server, so it is read here only. `dropped`: what it was to tell was no longer true, or is not wanted. `gathered`: another mail of the same kind tells it too.
         * @enum {string}
         */
        MailState: "waiting" | "sent" | "refused" | "given_up" | "kept" | "dropped" | "gathered";
        MailSubscription: {
            accountName: string;
            kind: components["schemas"]["MailKind"];
            /** @description False: switched off. */
            wanted: boolean;
        };
        Manifest: {
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            accountId: string;
            /** Format: date-time */
            archivedAt: string;
            archivedBy: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string;
            campaignName: string;
            /** @description People who were taken out of it; never whose numbers. Left out: none. */
            erasures?: {
                /** Format: date-time */
                at: string;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                /** @enum {string} */
                reason: "request_of_person" | "order_of_authority" | "other";
                /** @description Files that are gone from the store. */
                removed: string[];
                rows: {
                    calls: number;
                    contacts: number;
                    opt_outs?: number;
                };
            }[];
            parts: {
                bytes: number;
                /**
                 * @description Apostrophes stand before formulas anywhere in a cell. Left out: at its beginning only.
                 * @enum {string}
                 */
                guard?: "everywhere";
                key: string;
                /** @enum {string} */
                kind: "calls" | "contacts" | "receipts" | "opt_outs";
                revision: number;
                rows: number;
                sequence: number;
                /** @description Of the compressed file, in hex. */
                sha256: string;
                uncompressedBytes: number;
            }[];
            /** @description Of the file of the version before, in hex. Left out: there is none, or it was sealed before this was told. */
            previousSha256?: string;
            /** @enum {string} */
            reason: "person" | "inactivity";
            rows: {
                calls: number;
                contacts: number;
                /** @description Left out: nobody who called back opted out. */
                opt_outs?: number;
                receipts: number;
            };
            /** @example lastcall.archive/1 */
            schema: string;
            /** Format: date-time */
            sealedAt: string;
            version: number;
        };
        Me: {
            account: {
                demo: boolean;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                /** @description Days without a dial after which a campaign archives itself. */
                inactivityDays: number;
                name: string;
                /** @description How many days before that it is flagged. */
                noticeDays: number;
                /**
                 * @description IANA name.
                 * @example America/New_York
                 */
                timeZone: string;
            };
            /** @description Every account that the person belongs to; of a key its own. */
            accounts: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "moderator" | "caller" | "dialer";
            }[];
            /** @description Null for a person. */
            key: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
                prefix: string;
                /** @description Null: all that the role may. */
                scopes: ("campaigns:read" | "campaigns:write" | "contacts:read" | "contacts:write" | "calls:read" | "calls:write" | "numbers:read" | "numbers:write" | "exports:read" | "exports:write" | "carriers:read" | "carriers:write" | "events:read" | "events:write" | "account:read" | "account:write")[] | null;
            } | null;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller" | "dialer";
            /** @description Null for an API key. */
            user: {
                email: string;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            } | null;
        };
        Member: {
            email: string;
            /**
             * @description Another one as soon as what can be changed is another; also the header `ETag`. Sent as `If-Match` with a change, it has the change refused if somebody else came before.
             * @example "5d41402abc4b2a76b9719d911017c592"
             */
            etag: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            joinedAt: string;
            /**
             * Format: date-time
             * @description To the hour; null: not signed in anywhere.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastSeenAt: string | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller";
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            userId: string;
        };
        /**
         * @example {
         *       "role": "moderator"
         *     }
         */
        MemberChange: {
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller";
        };
        MemberList: {
            items: components["schemas"]["Member"][];
        };
        /** @description For Vonage. An empty list ends the call. */
        Ncco: ({
            /** @enum {string} */
            action: "talk";
            bargeIn: boolean;
            /** @enum {string} */
            language: "da-DK" | "de-DE" | "en-AU" | "en-GB" | "en-US" | "es-ES" | "es-US" | "fr-CA" | "fr-FR" | "it-IT" | "nl-NL" | "pl-PL" | "pt-BR" | "ru-RU" | "sv-SE";
            text: string;
        } | {
            /** @enum {string} */
            action: "input";
            dtmf: {
                maxDigits: number;
                timeOut: number;
            };
            /** @enum {string} */
            eventMethod: "POST";
            eventUrl: [
                string
            ];
            type: [
                "dtmf"
            ];
        })[];
        /**
         * @example {
         *       "kind": "dials",
         *       "from": "2026-11-01",
         *       "to": "2026-11-30"
         *     }
         */
        NewAccountExport: {
            /** @description Only of these campaigns; left out: of all. */
            campaignIds?: string[];
            /** @description Those of the kind that the file is to have, in this order; left out: all. `dials`: campaign_id, campaign_name, call_id, contact_id, caller_id, caller_name, from_number, to_number, started_at, ended_at, duration_seconds, outcome, disposition, result_at. `results`: campaign_id, campaign_name, call_id, contact_id, phone, first_name, last_name, external_id, caller_id, caller_name, started_at, duration_seconds, outcome, disposition, answers, result_at. `caller_activity`: day, campaign_id, campaign_name, caller_id, caller_name, dials, answered, results, talk_seconds, first_dial_at, last_dial_at. `number_history`: number_id, number, carrier, campaign_id, campaign_name, state, assigned_at, released_at, release_status, release_outcome, reason, attempts, monthly_cost_cents, currency. */
            columns?: ("campaign_id" | "campaign_name" | "call_id" | "contact_id" | "caller_id" | "caller_name" | "from_number" | "to_number" | "started_at" | "ended_at" | "duration_seconds" | "outcome" | "disposition" | "result_at" | "phone" | "first_name" | "last_name" | "external_id" | "answers" | "day" | "dials" | "answered" | "results" | "talk_seconds" | "first_dial_at" | "last_dial_at" | "number_id" | "number" | "carrier" | "state" | "assigned_at" | "released_at" | "release_status" | "release_outcome" | "reason" | "attempts" | "monthly_cost_cents" | "currency")[];
            /**
             * @description `csv`: as spreadsheets read it, times of the account’s zone. `jsonl`: JSON Lines, times in UTC.
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "jsonl";
            /**
             * Format: date
             * @description From this day of the account’s time zone on; left out: from the first.
             * @example 2026-11-23
             */
            from?: string;
            /**
             * @description For how many days the file is kept.
             * @default 7
             */
            keepDays?: number;
            /**
             * @description `dials`: every dial that was placed. `results`: the same with the contact and the answers, in CSV a column for each question. `caller_activity`: for each day, campaign and caller what they did. `number_history`: each rental of a number with its campaign and its release.
             * @enum {string}
             */
            kind: "dials" | "results" | "caller_activity" | "number_history";
            /**
             * @description A preset’s name or id (`GET /v1/export-presets`), in the place of `columns`.
             * @example For the board
             */
            preset?: string;
            /**
             * Format: date
             * @description To the end of this day; left out: to now.
             * @example 2026-11-23
             */
            to?: string;
        };
        /**
         * @example {
         *       "name": "Dialer in Ohio",
         *       "role": "dialer"
         *     }
         */
        NewApiKey: {
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller" | "dialer";
            /** @description What the key may do of what its role may; without it, all. */
            scopes?: components["schemas"]["Scope"][];
        };
        /**
         * @example {
         *       "action": "archive",
         *       "campaignIds": [
         *         "019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11"
         *       ]
         *     }
         */
        NewBulkJob: {
            /** @enum {string} */
            action: "archive" | "clone";
            campaignIds: string[];
            /** @description For `clone`. Default: false. */
            copyContacts?: boolean;
            /**
             * Format: date-time
             * @description For `archive`: leave alone what was dialled after this. Give the time at which the list was looked at. Default: now.
             * @example 2026-11-23T18:00:00Z
             */
            unlessDialledAfter?: string;
        };
        /**
         * @example {
         *       "name": "My phone"
         *     }
         */
        NewCalendarFeed: {
            /** @description What it is for. */
            name: string;
        };
        /**
         * @description `{account}` and `{campaign}` stand for the names. A campaign’s name is yours: mind that callers hear it.
         * @example {
         *       "language": "en-US",
         *       "archived": "Thank you for calling {account}. We are done. To not be called again, press 1.",
         *       "active": null,
         *       "optedOut": null,
         *       "withheld": null
         *     }
         */
        NewCallBackTexts: {
            /** @description The same while the campaign is active. Null: the default. */
            active: string | null;
            /** @description What is said once the campaign is over, and which key opts out: 1. Null: the default. */
            archived: string | null;
            /**
             * @description Of the voice; the texts are to be in it.
             * @enum {string}
             */
            language: "da-DK" | "de-DE" | "en-AU" | "en-GB" | "en-US" | "es-ES" | "es-US" | "fr-CA" | "fr-FR" | "it-IT" | "nl-NL" | "pl-PL" | "pt-BR" | "ru-RU" | "sv-SE";
            /** @description What is said after the key. Null: the default. */
            optedOut: string | null;
            /** @description What is said to somebody who does not show their number, and so cannot opt out. Null: the default. */
            withheld: string | null;
        };
        /**
         * @example {
         *       "name": "Twilio",
         *       "kind": "twilio",
         *       "secret": "00000000000000000000000000000000"
         *     }
         */
        NewCallSource: {
            /**
             * Format: uuid
             * @description Whose calls they are; left out: the campaign’s whose number called.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId?: string;
            /** @enum {string} */
            kind: "twilio" | "telnyx" | "plivo" | "signalwire" | "vonage" | "standard-webhooks";
            name: string;
            /** @description What the source signs with: the auth token (Twilio, Plivo), the signing key (SignalWire), the signature secret (Vonage), the public key (Telnyx). For `standard-webhooks` leave it out to have one made. */
            secret?: string;
        };
        /** @description The previous secret is accepted for 24 more hours. */
        NewCallSourceSecret: {
            /** @description What the source signs with: the auth token (Twilio, Plivo), the signing key (SignalWire), the signature secret (Vonage), the public key (Telnyx). For `standard-webhooks` leave it out to have one made. */
            secret?: string;
        };
        /**
         * @example {
         *       "name": "Autumn turnout",
         *       "endsAt": "2026-12-01T20:00:00Z"
         *     }
         */
        NewCampaign: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00Z
             */
            endsAt?: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00Z
             */
            eventAt?: string | null;
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00Z
             */
            startsAt?: string | null;
        };
        /**
         * @example {
         *       "phone": "+12025550143",
         *       "reason": "Asked by letter"
         *     }
         */
        NewDoNotCallEntry: {
            /** @example +14155550123 */
            phone: string;
            reason?: string;
            /**
             * @description `opt_out`: the person said so themselves, by a key, a text or a form.
             * @default person
             * @enum {string}
             */
            source?: "person" | "opt_out";
        };
        /**
         * @example {
         *       "phone": "+12025550143",
         *       "reason": "request_of_person"
         *     }
         */
        NewErasure: {
            /** @example +14155550123 */
            phone: string;
            /** @enum {string} */
            reason: "request_of_person" | "order_of_authority" | "other";
        };
        /**
         * @example {
         *       "reason": "Waits for the recount",
         *       "until": "2027-01-15T00:00:00Z"
         *     }
         */
        NewExemption: {
            reason: string;
            /**
             * Format: date-time
             * @description When it ends by itself; without: not before somebody ends it.
             * @example 2026-11-23T18:00:00Z
             */
            until?: string | null;
        };
        NewExportLink: {
            /** @description Default: false. */
            compressed?: boolean;
        };
        /**
         * @example {
         *       "name": "For the board",
         *       "of": "campaign",
         *       "kind": "calls",
         *       "columns": [
         *         "started_at",
         *         "outcome"
         *       ]
         *     }
         */
        NewExportPreset: {
            /** @description In the order that the file is to have. */
            columns: string[];
            /**
             * @description Of a campaign `calls`, `contacts`, `receipts` or `results`; of the account `dials`, `results`, `caller_activity` or `number_history`.
             * @enum {string}
             */
            kind: "calls" | "contacts" | "receipts" | "opt_outs" | "results" | "dials" | "caller_activity" | "number_history";
            /**
             * @description Of a campaign’s file; left out: `spreadsheet`. Not for the account.
             * @enum {string}
             */
            layout?: "plain" | "spreadsheet";
            name: string;
            /**
             * @description `campaign`: for files of one campaign. `account`: for exports of all of the account.
             * @enum {string}
             */
            of: "campaign" | "account";
        };
        /**
         * @example {
         *       "kind": "dials",
         *       "every": "week",
         *       "weekday": 1,
         *       "hour": 6
         *     }
         */
        NewExportSchedule: {
            /** @description Only of these campaigns; left out: of all. */
            campaignIds?: string[];
            /** @description Those of the kind that the file is to have, in this order; left out: all. `dials`: campaign_id, campaign_name, call_id, contact_id, caller_id, caller_name, from_number, to_number, started_at, ended_at, duration_seconds, outcome, disposition, result_at. `results`: campaign_id, campaign_name, call_id, contact_id, phone, first_name, last_name, external_id, caller_id, caller_name, started_at, duration_seconds, outcome, disposition, answers, result_at. `caller_activity`: day, campaign_id, campaign_name, caller_id, caller_name, dials, answered, results, talk_seconds, first_dial_at, last_dial_at. `number_history`: number_id, number, carrier, campaign_id, campaign_name, state, assigned_at, released_at, release_status, release_outcome, reason, attempts, monthly_cost_cents, currency. */
            columns?: ("campaign_id" | "campaign_name" | "call_id" | "contact_id" | "caller_id" | "caller_name" | "from_number" | "to_number" | "started_at" | "ended_at" | "duration_seconds" | "outcome" | "disposition" | "result_at" | "phone" | "first_name" | "last_name" | "external_id" | "answers" | "day" | "dials" | "answered" | "results" | "talk_seconds" | "first_dial_at" | "last_dial_at" | "number_id" | "number" | "carrier" | "state" | "assigned_at" | "released_at" | "release_status" | "release_outcome" | "reason" | "attempts" | "monthly_cost_cents" | "currency")[];
            /**
             * @description Each exports the whole day, week (from Monday on) or month before.
             * @enum {string}
             */
            every: "day" | "week" | "month";
            /**
             * @description `csv`: as spreadsheets read it, times of the account’s zone. `jsonl`: JSON Lines, times in UTC.
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "jsonl";
            /**
             * @description In the account’s time zone.
             * @default 6
             */
            hour?: number;
            /**
             * @description For how many days the file is kept.
             * @default 7
             */
            keepDays?: number;
            /**
             * @description `dials`: every dial that was placed. `results`: the same with the contact and the answers, in CSV a column for each question. `caller_activity`: for each day, campaign and caller what they did. `number_history`: each rental of a number with its campaign and its release.
             * @enum {string}
             */
            kind: "dials" | "results" | "caller_activity" | "number_history";
            /**
             * @description A preset’s name or id (`GET /v1/export-presets`), in the place of `columns`.
             * @example For the board
             */
            preset?: string;
            /**
             * @description 0 is Sunday, 1 Monday. For `week`; a month’s is made on its first day.
             * @default 1
             */
            weekday?: number;
        };
        /**
         * @example {
         *       "email": "cal@riverside.example",
         *       "role": "caller"
         *     }
         */
        NewInvitation: {
            /** @example cal@riverside.example */
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "moderator" | "caller";
        };
        /**
         * @example {
         *       "reason": "Case 2026-114, until the court says otherwise"
         *     }
         */
        NewLegalHold: {
            reason: string;
        };
        /** @description A number’s release waits for a person. There is one each time it begins to wait. */
        NumberBlockedEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                numberId: string;
                /**
                 * @description A code; the number’s receipt has its words.
                 * @example refused_by_carrier
                 */
                reason: string;
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "number.blocked";
        };
        NumberImport: {
            /** @description Numbers that the account gave back and the carrier lists all the same; see the findings. */
            givenBack: number;
            /** @description Numbers that are in the inventory now, as `available`. */
            imported: number;
            /** @description Numbers that were there before and stay as they are. */
            known: number;
            /** @description Numbers that the carrier listed. */
            listed: number;
        };
        NumberRelease: {
            attempts: {
                attempt: number;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                finishedAt: string | null;
                outcome: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                startedAt: string;
                steps: ({
                    /** Format: date-time */
                    at: string;
                    carrierCode: string | null;
                    durationMs: number;
                    httpStatus: number | null;
                    outcome: string;
                    reason: string | null;
                    /**
                     * @example read_back
                     * @enum {string}
                     */
                    request: "release" | "read_back" | "poll" | "find_order" | "unblock" | "locate";
                } & {
                    [key: string]: unknown;
                })[];
            }[];
            number: components["schemas"]["PhoneNumber"];
            /** @description Null until the number is proved gone. */
            receipt: ({
                /**
                 * @description What shows that nobody pays for it any more. `proved`: the carrier said that our request released it, or where it is now. `absent_everywhere_we_can_see`: in no list of the account and its subaccounts. `unknown`: not in the account’s list, and perhaps in one that cannot be seen; also of receipts of earlier versions.
                 * @enum {string}
                 */
                absence: "proved" | "absent_everywhere_we_can_see" | "unknown";
                attempts: number;
                /** @description The carrier’s reference of the order that did it. */
                orderRef: string | null;
                /**
                 * @description Whether it was our request that did it.
                 * @enum {string}
                 */
                outcome: "released" | "already_gone";
                /** @enum {string} */
                proof: "read_back";
                /** Format: date-time */
                readBackAt: string | null;
                /** Format: date-time */
                releasedAt: string;
            } & {
                [key: string]: unknown;
            }) | ({
                /**
                 * @description What shows that nobody pays for it any more. `proved`: the carrier said that our request released it, or where it is now. `absent_everywhere_we_can_see`: in no list of the account and its subaccounts. `unknown`: not in the account’s list, and perhaps in one that cannot be seen; also of receipts of earlier versions.
                 * @enum {string}
                 */
                absence: "proved" | "absent_everywhere_we_can_see" | "unknown";
                attempts: number;
                /**
                 * Format: uuid
                 * @description The campaign that held it then.
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                campaignId: string | null;
                /** Format: date-time */
                comparedAt: string;
                explanation: string;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                findingId: string;
                /** @description The carrier’s reference of the order that did it. */
                orderRef: string | null;
                /** @enum {string} */
                outcome: "already_gone";
                /** @enum {string} */
                proof: "comparison";
                /** Format: date-time */
                releasedAt: string;
            } & {
                [key: string]: unknown;
            }) | null;
        };
        /** @description A number was given back, and the carrier’s list or a comparison proved it. */
        NumberReleasedEvent: {
            /**
             * Format: uuid
             * @description Null: it is about no campaign.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
            clockShiftMs: number;
            data: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                numberId: string;
                /** @enum {string} */
                outcome: "released" | "already_gone";
            } & {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /**
             * Format: date-time
             * @description On the world’s clock.
             * @example 2026-11-23T18:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "number.released";
        };
        OpenCall: {
            /** @description Null: you are in no call. */
            call: {
                callId: string;
                contact: {
                    /** @description What to dial after the connection. */
                    extension: string | null;
                    firstName: string | null;
                    /**
                     * Format: uuid
                     * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                     */
                    id: string;
                    lastName: string | null;
                    /** @example +14155550123 */
                    phone: string;
                };
                /**
                 * @description Null: the campaign has no numbers.
                 * @example +14155550123
                 */
                from: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                startedAt: string;
            } | null;
        };
        /**
         * @example {
         *       "email": "cal@riverside.example"
         *     }
         */
        PasswordRequest: {
            /** @example cal@riverside.example */
            email: string;
        };
        PhoneNumber: {
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            assignedAt: string | null;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            campaignId: string | null;
            /** @example sandbox */
            carrier: string;
            /** @description The carrier’s own id of the rental. */
            carrierRef: string | null;
            /** @example +14155550123 */
            e164: string;
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            id: string;
            /** @description Null until the number’s campaign is archived. */
            release: {
                attempts: number;
                /**
                 * Format: date-time
                 * @description The carrier refuses until then.
                 * @example 2026-11-23T18:00:00.000Z
                 */
                blockedUntil: string | null;
                /** @description How far a demo campaign’s clock was ahead of the world’s then, in ms; 0 for all others. */
                clockShiftMs: number;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                nextAttemptAt: string | null;
                /** @description Why it waits, or what an operator has to do. */
                reason: {
                    /**
                     * @description Stable.
                     * @example emergency_address
                     */
                    code: string;
                    title: string;
                    whatToDo: string;
                } | null;
                /**
                 * Format: date-time
                 * @example 2026-11-23T18:00:00.000Z
                 */
                releasedAt: string | null;
                /** @enum {string} */
                status: "pending" | "attempting" | "waiting" | "needs_operator" | "released";
            } | null;
            /** @enum {string} */
            state: "available" | "assigned" | "releasing" | "released";
        };
        PhoneNumberPage: {
            items: components["schemas"]["PhoneNumber"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
        };
        PlacedCall: {
            callId: string;
            contact: {
                /** @description What to dial after the connection. */
                extension: string | null;
                firstName: string | null;
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                lastName: string | null;
                /** @example +14155550123 */
                phone: string;
            };
            /**
             * @description Null: the campaign has no numbers.
             * @example +14155550123
             */
            from: string | null;
            /**
             * Format: date-time
             * @example 2026-11-23T18:00:00.000Z
             */
            startedAt: string;
        };
        PlivoCredentials: {
            authId: string;
            /** Format: password */
            authToken: string;
        };
        /**
         * @example {
         *       "inactivityDays": 10,
         *       "noticeDays": 3,
         *       "reminderDays": [
         *         1
         *       ]
         *     }
         */
        PolicyChange: {
            /**
             * @description Between which times of the account’s day campaigns archive themselves, each at a place of its own; the same time twice: at any time. By hand it is immediate.
             * @example {
             *       "from": "00:00",
             *       "to": "06:00"
             *     }
             */
            archiveWindow?: {
                from: string;
                to: string;
            };
            /** @description Days without a dial after which a campaign archives itself. */
            inactivityDays?: number;
            /** @description How many days before that people are told: the notice, without which none is archived. */
            noticeDays?: number;
            /**
             * @description How many days before the deadline people who have their notice are told again by mail, unless somebody has dialled; each less than `noticeDays`.
             * @example [
             *       3,
             *       1
             *     ]
             */
            reminderDays?: number[];
            /** @example America/Chicago */
            timeZone?: string;
        };
        PolicyPreview: {
            /** @description Active ones. */
            campaigns: number;
            /**
             * Format: date-time
             * @description When the first one would archive itself, if nobody dials; null where none does.
             * @example 2026-11-23T18:00:00.000Z
             */
            earliest: string | null;
            /** @description Which have no deadline. */
            exempt: number;
            later: number;
            /** @description Whose deadline would come nearer. */
            nearer: number;
            /** @description Which would get their notice at once. */
            noticedAtOnce: number;
            noticesTakenBack: number;
            /** @description Which have their notice, and would get a reminder at once. */
            remindedAtOnce: number;
        };
        Price: {
            /**
             * @description Hundredths of the currency.
             * @example 1150
             */
            cents: number;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /** @description How many numbers that is for. */
            numbers: number;
        };
        Problem: {
            /**
             * @description Stable: the one member to program against. All codes are listed at /docs/errors.
             * @example campaign_archived
             */
            code: string;
            /** @description What went wrong and what to do next. */
            detail: string;
            /** @description For `invalid_request`: every place that is wrong. */
            errors?: {
                detail: string;
                /** @description Name of a path or query parameter. */
                parameter?: string;
                /** @description JSON pointer into the body, as a fragment. */
                pointer?: string;
            }[];
            /**
             * Format: uri-reference
             * @description The request, as `urn:uuid:`.
             */
            instance: string;
            requestId: string;
            status: number;
            title: string;
            /**
             * Format: uri-reference
             * @example /docs/errors#campaign_archived
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        Readiness: {
            /** @enum {string} */
            database: "up" | "down";
            /** @enum {string} */
            migrations: "done" | "missing" | "unknown";
            /** @enum {string} */
            status: "ready" | "degraded" | "not_ready";
            /**
             * @description Whether it answers and has the namespace. Not needed to take calls, launch and archive: what it has to do waits in the database.
             * @enum {string}
             */
            temporal: "up" | "down" | "namespace_missing";
        };
        ReclaimedNumber: {
            /**
             * Format: uuid
             * @description The available number that it is now; null while it is ordered.
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            numberId: string | null;
            /**
             * @description `ordered`: the carrier works on it; send the request again to see what became of it.
             * @enum {string}
             */
            status: "reclaimed" | "ordered";
        };
        RecordedCallEvents: {
            /** @description Events taken before; nothing changed. */
            duplicates: number;
            /**
             * Format: date-time
             * @description The campaign’s newest dial now.
             * @example 2026-11-23T18:00:00.000Z
             */
            lastDialAt: string | null;
            /** @description Events taken now. */
            recorded: number;
            /** @description Events that were not taken and never will be, as they are; the others of the request were. */
            refused: components["schemas"]["RefusedCallEvent"][];
        };
        RefusedCallEvent: {
            /** @enum {string} */
            code: "campaign_archived" | "campaign_not_launched" | "event_id_reused" | "invalid_event";
            /** @example #/occurredAt: must not be in the future */
            detail: string;
            /** @description Null where the event has no id that can be one. */
            id: string | null;
            /** @description Its place in the request, from 0. */
            index: number;
        };
        RefusedHeartbeats: {
            refused: {
                /** @enum {string} */
                code: "invalid_caller_id";
                detail: string;
                /** @description Its place in `callerIds`, from 0. */
                index: number;
            }[];
        };
        RefusedSourceEvent: {
            /** @enum {string} */
            code: "campaign_archived" | "campaign_not_launched" | "event_id_reused" | "invalid_event" | "calling_number_unknown";
            /** @example #/occurredAt: must not be in the future */
            detail: string;
            /** @description Null where the event has no id that can be one. */
            id: string | null;
            /** @description Its place in the request, from 0. */
            index: number;
        };
        Rent: {
            /** @description A month, by currency, as far as carriers tell prices. */
            monthly: components["schemas"]["Price"][];
            /**
             * Format: date-time
             * @description When the next rent becomes due, where a carrier tells.
             * @example 2026-11-23T18:00:00.000Z
             */
            nextRenewalAt: string | null;
            /** @description What becomes due again within seven days. */
            nextWeek: components["schemas"]["Price"][];
            /** @description Numbers whose carrier does not tell a price. */
            unpriced: number;
        };
        RetentionPreview: {
            campaigns: number;
            contacts: number;
            dials: number;
            /** @description Campaigns that are as old, and that a legal hold keeps. */
            heldCampaigns: number;
            /** @description Of five of the campaigns, the oldest first. */
            names: string[];
        };
        RetriedReleases: {
            retried: number;
        };
        /** @example {} */
        RetryRelease: {
            /** @description The carrier’s own id of the rental, where ours was wrong. */
            carrierRef?: string;
            /**
             * @description Gives it back from the subaccount in which it was found, see `foundIn` in the inbox.
             * @default false
             */
            whereFound?: boolean;
        };
        SandboxCredentials: {
            /** @description AC and 32 hexadecimal digits. */
            accountSid: string;
            /** @description Only when an API key signs instead of the account itself. */
            apiKeySid?: string;
            /**
             * Format: password
             * @description Or the secret of the API key below.
             */
            authToken: string;
            /** @description To which numbers may be moved: their account SIDs, one a line. */
            subaccounts?: string[];
        };
        /** @enum {string} */
        Scope: "campaigns:read" | "campaigns:write" | "contacts:read" | "contacts:write" | "calls:read" | "calls:write" | "numbers:read" | "numbers:write" | "exports:read" | "exports:write" | "carriers:read" | "carriers:write" | "events:read" | "events:write" | "account:read" | "account:write";
        SetMailPreference: {
            wanted: boolean;
        };
        SignalwireCredentials: {
            /**
             * Format: password
             * @description With the scope for numbers.
             */
            apiToken: string;
            /** Format: uuid */
            projectId: string;
            /** @description The name before .signalwire.com. */
            space: string;
            /**
             * Format: password
             * @description To which numbers may be moved: project ID, a colon, its API token; one a line.
             */
            subaccounts?: string[];
        };
        SignInOptions: {
            /** @description The OpenID provider that people can sign in with besides e-mail and password. */
            oidc: {
                name: string;
                providerId: string;
            } | null;
            /** @description Whether a link to set a new password is sent by mail to who asks for one. */
            passwordLinks: boolean;
        };
        StoredCarrier: {
            /** @enum {string} */
            carrier: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
            /**
             * @description What the carrier said to the credentials when a page of its list was read with them. `unreachable`: nothing that tells, for the reason given.
             * @enum {string}
             */
            checked: "ok" | "rejected" | "unreachable" | "skipped";
            /** @description Whether numbers of this carrier can be given back. */
            configured: boolean;
            /**
             * @description The last characters of the own credentials’ public part, such as the account SID.
             * @example 5a5a
             */
            hint: string | null;
            /** @description The id of the encryption key without which the own credentials cannot be used; null when it is there. Whoever runs the installation has to put it back. */
            missingKey: string | null;
            reason: {
                /**
                 * @description Stable.
                 * @example emergency_address
                 */
                code: string;
                title: string;
                whatToDo: string;
            } | null;
            /**
             * @description Whose credentials are used: the account’s own, or those of the installation.
             * @enum {string|null}
             */
            source: "account" | "installation" | null;
            /** @description The subaccounts that the own credentials name: a comparison looks for numbers of yours there, and a moved number is given back from there when somebody says so. */
            subaccounts: string[];
            /**
             * Format: date-time
             * @description When the own credentials were entered.
             * @example 2026-11-23T18:00:00.000Z
             */
            updatedAt: string | null;
            /** @description By whom, as in the audit log. */
            updatedBy: string | null;
        };
        StuckWorkflow: {
            /** @description Of the task that fails; 0 where none does. */
            attempts: number;
            campaign: {
                /**
                 * Format: uuid
                 * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
                 */
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description When the nightly comparison saw it.
             * @example 2026-11-23T18:00:00.000Z
             */
            checkedAt: string;
            /**
             * @description `task_fails`: a fault. `seal_damaged`, `seal_differs`: the campaign’s rows cannot leave the database, because of its seal. The others: what the database says is due has not happened for a day.
             * @enum {string}
             */
            reason: "task_fails" | "deadline_passed" | "not_sealed" | "release_not_tried" | "not_completed" | "seal_damaged" | "seal_differs";
            /** @description Whether it can be resumed by its campaign. */
            resumable: boolean;
            /**
             * Format: date-time
             * @description When the task that fails was first tried, or when that was due which does not happen.
             * @example 2026-11-23T18:00:00.000Z
             */
            since: string;
            whatToDo: string;
            workflowId: string;
        };
        StuckWorkflows: {
            items: components["schemas"]["StuckWorkflow"][];
        };
        /**
         * @example {
         *       "accountId": "019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11"
         *     }
         */
        SwitchAccount: {
            /**
             * Format: uuid
             * @example 019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11
             */
            accountId: string;
        };
        TakenCallEvents: {
            /** @description Events taken before; nothing changed. */
            duplicates: number;
            /**
             * @description Why nothing is recorded of it: a call that came in, one that is not dialled yet, or no state of a call. Null: it is recorded.
             * @enum {string|null}
             */
            ignored: "inbound" | "not_dialled_yet" | "no_call_state" | null;
            /** @description Events taken now. */
            recorded: number;
            /** @description Of a batch, the events that were not taken and never will be, as they are. */
            refused: components["schemas"]["RefusedSourceEvent"][];
        };
        /**
         * @example {
         *       "name": "Second round",
         *       "campaignIds": [
         *         "019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11"
         *       ],
         *       "dispositions": [
         *         "Undecided"
         *       ],
         *       "from": "2026-11-01"
         *     }
         */
        TargetedCampaign: {
            /** @description To each of these questions one of these answers, in the person’s last result. */
            answers?: {
                question: string;
                values: string[];
            }[];
            /** @description Archived campaigns. */
            campaignIds: string[];
            /** @description One of these, in the person’s last result. */
            dispositions?: string[];
            /**
             * Format: date
             * @description Only calls that began from this day on count, in the account’s time zone.
             * @example 2026-11-23
             */
            from?: string;
            name: string;
            /** @description Whether a call was answered. `false`: none was, or nobody called. Left out: both. */
            reached?: boolean;
            /**
             * Format: date
             * @description Only calls that began up to the end of this day count.
             * @example 2026-11-23
             */
            to?: string;
        };
        Targeting: {
            /** @description To each of these questions one of these answers, in the person’s last result. */
            answers?: {
                question: string;
                values: string[];
            }[];
            /** @description Archived campaigns. */
            campaignIds: string[];
            /** @description One of these, in the person’s last result. */
            dispositions?: string[];
            /**
             * Format: date
             * @description Only calls that began from this day on count, in the account’s time zone.
             * @example 2026-11-23
             */
            from?: string;
            /** @description Whether a call was answered. `false`: none was, or nobody called. Left out: both. */
            reached?: boolean;
            /**
             * Format: date
             * @description Only calls that began up to the end of this day count.
             * @example 2026-11-23
             */
            to?: string;
        };
        TargetingChoices: {
            /** @description The most frequent first. */
            dispositions: string[];
            questions: {
                question: string;
                values: string[];
            }[];
        };
        TargetingPreview: {
            /** @description Of those who fit: on the do-not-call list, hence left out. */
            doNotCall: number;
            /** @description Those who fit. */
            matching: number;
            /** @description In all of the campaigns, each number once. */
            people: number;
        };
        TargetingSources: {
            /** @description Archived campaigns. */
            campaignIds: string[];
        };
        TelnyxCredentials: {
            /** Format: password */
            apiKey: string;
        };
        TwilioCredentials: {
            /** @description AC and 32 hexadecimal digits. */
            accountSid: string;
            /** @description Only when an API key signs instead of the account itself. */
            apiKeySid?: string;
            /**
             * Format: password
             * @description Or the secret of the API key below.
             */
            authToken: string;
            /** @description To which numbers may be moved: their account SIDs, one a line. */
            subaccounts?: string[];
        };
        VonageCredentials: {
            apiKey: string;
            /** Format: password */
            apiSecret: string;
            /**
             * Format: password
             * @description To which numbers may be moved: API key, a colon, its secret; one a line.
             */
            subaccounts?: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready, or degraded because Temporal is away or lacks the namespace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccount"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `notice_not_before_deadline`: noticeDays must be smaller than inactivityDays, so that people are told before it happens.
             *
             *     `reminder_not_after_notice`: Each of reminderDays must be smaller than noticeDays, since a reminder follows the notice; leave out those that are not.
             *
             *     `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountExports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of exports, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExportPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccountExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountExport"];
            };
        };
        responses: {
            /** @description It has begun. */
            202: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_found`: There is no {what} with this id in your account.
             *
             *     `preset_not_found`: There is no preset "{preset}" in your account; see which there are (GET /v1/export-presets), or name the columns.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `preset_outdated`: Nothing was exported, because the preset "{preset}" has columns that there are no more: {columns}. Change it (PATCH /v1/export-presets/{presetId}), or name the columns.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelAccountExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is cancelled. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `export_over`: This export is not under way any more, so there is nothing to cancel.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAccountExport: {
        parameters: {
            query: {
                account: string;
                /** @description As a file that is compressed with gzip. */
                compressed?: "true" | "false";
                expires?: number | null;
                signature: string;
            };
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            /** @description Not changed since the ETag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link_invalid`: This link does not hold: it is too old, was changed, or is for another account. Make a new one (POST /v1/account-exports/{exportId}/link). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_not_ready`: This export has no file to download: it is {status}. Ask for another one, or wait until it is ready. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: The file has {bytes} bytes; ask for a range inside it. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `server_busy`: Too many of these are under way right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkAccountExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewExportLink"];
            };
        };
        responses: {
            /** @description The link. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportLink"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `export_not_ready`: This export has no file to download: it is {status}. Ask for another one, or wait until it is ready.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCallBackTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The texts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackTexts"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCallBackTexts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCallBackTexts"];
            };
        };
        responses: {
            /** @description The texts as they are now. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackTexts"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exemptAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExemption"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `exemption_over`: This exemption would be over already; give an "until" that is still to come, or none.
             *
             *     `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endAccountExemption: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyChange"];
            };
        };
        responses: {
            /** @description How deadlines would move. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `notice_not_before_deadline`: noticeDays must be smaller than inactivityDays, so that people are told before it happens.
             *
             *     `reminder_not_after_notice`: Each of reminderDays must be smaller than noticeDays, since a reminder follows the notice; leave out those that are not.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key, with its secret. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `owner_only`: Only an owner can give or take the role of an owner; ask one of your account’s owners.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked key. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `owner_only`: Only an owner can give or take the role of an owner; ask one of your account’s owners.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewBulkArchive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignsToArchive"];
            };
        };
        responses: {
            /** @description What would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkArchivePreview"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssignments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignments: those that stand first, by the campaign’s name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call, which has started. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedCall"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `demo_only`: Only a demo account has this: a clock that can be moved, and calls that reach nobody.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             *
             *     `no_contacts_left`: Everybody in this campaign has been dialled, or is on the do-not-call list; ask whoever runs it for more contacts, or archive it.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                callId: string;
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallResult"];
            };
        };
        responses: {
            /** @description Recorded, now or before. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishedCall"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    heartbeat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenCall"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                campaignId?: string;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBulkJobs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBulkJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBulkJob"];
            };
        };
        responses: {
            /** @description The job, which begins. */
            202: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJob"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBulkJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobDetails"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeBulkJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job, which goes on. */
            202: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJob"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendarFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeedList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCalendarFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendarFeed"];
            };
        };
        responses: {
            /** @description It, with its address. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedCalendarFeed"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `too_many_calendar_feeds`: You have as many addresses for calendars as you can have; revoke one first.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeCalendarFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                feedId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked address. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Not changed since the ETag that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `calendar_not_found`: There is no calendar at this address, or not any more; make another one on the page Settings, Calendar. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `server_busy`: Too many of these are under way right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCallSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources, newest first. Secrets are never shown again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSourceList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCallSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCallSource"];
            };
        };
        responses: {
            /** @description The source, with its address. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSourceWithSecret"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_key_missing`: This cannot be stored, because this installation has no key to encrypt it with; whoever runs it has to set LASTCALL_SECRET_KEYS.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeCallSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                callSourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked source. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSource"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveCallEvents: {
        parameters: {
            query?: {
                /** @description Whose calls these are, where the signature covers the address (Twilio, SignalWire, Plivo) and the source is not bound to a campaign. */
                campaignId?: string;
            };
            header?: never;
            path: {
                callSourceId: string;
            };
            cookie?: never;
        };
        /** @description As the source sends it, up to 64 KiB. Standard Webhooks: as for recordCallEvents. */
        requestBody: {
            content: {
                /** @example CallSid=CA0123456789abcdef0123456789abcdef&CallStatus=ringing&From=%2B14155550123 */
                "application/json": string;
                /** @example CallSid=CA0123456789abcdef0123456789abcdef&CallStatus=ringing&From=%2B14155550123 */
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description Taken, or nothing that is recorded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenCallEvents"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON: {problem}.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signature_invalid`: Nothing was recorded, because the signature is not valid: {problem}. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             *
             *     `event_id_reused`: The id "{eventId}" was used for another event, which stays; give each event an id of its own.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `calling_number_unknown`: Nothing was recorded, because no campaign of your account has the number that called; attach the number to its campaign, or name the campaign in the source’s address. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_unreadable`: The secret of this call source cannot be decrypted, so nothing was recorded; whoever runs this installation has to put the key "{keyId}" back into LASTCALL_SECRET_KEYS, or the secret has to be entered again.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCallSourceSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                callSourceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewCallSourceSecret"];
            };
        };
        responses: {
            /** @description The source. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSourceWithSecret"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_key_missing`: This cannot be stored, because this installation has no key to encrypt it with; whoever runs it has to set LASTCALL_SECRET_KEYS.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerCallBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callSourceId: string;
            };
            cookie?: never;
        };
        /** @description As the carrier sends it, up to 64 KiB. */
        requestBody: {
            content: {
                /** @example CallSid=CA0123456789abcdef0123456789abcdef&From=%2B12025550143&To=%2B14155550123 */
                "application/json": string;
                /** @example CallSid=CA0123456789abcdef0123456789abcdef&From=%2B12025550143&To=%2B14155550123 */
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description What the carrier is to do with the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ncco"];
                    "text/xml": string;
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON: {problem}.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signature_invalid`: Nothing was recorded, because the signature is not valid: {problem}. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `called_number_unknown`: Nothing was recorded, because no campaign of your account has or had the number that was called; attach the number to its campaign, or have its calls answered elsewhere. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_unreadable`: The secret of this call source cannot be decrypted, so nothing was recorded; whoever runs this installation has to put the key "{keyId}" back into LASTCALL_SECRET_KEYS, or the secret has to be entered again.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeCallBackKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callSourceId: string;
            };
            cookie?: never;
        };
        /** @description As the carrier sends it, up to 64 KiB. */
        requestBody: {
            content: {
                /** @example CallSid=CA0123456789abcdef0123456789abcdef&From=%2B12025550143&To=%2B14155550123&Digits=1 */
                "application/json": string;
                /** @example CallSid=CA0123456789abcdef0123456789abcdef&From=%2B12025550143&To=%2B14155550123&Digits=1 */
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description What the carrier is to do with the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ncco"];
                    "text/xml": string;
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON: {problem}.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signature_invalid`: Nothing was recorded, because the signature is not valid: {problem}. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `called_number_unknown`: Nothing was recorded, because no campaign of your account has or had the number that was called; attach the number to its campaign, or have its calls answered elsewhere. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_unreadable`: The secret of this call source cannot be decrypted, so nothing was recorded; whoever runs this installation has to put the key "{keyId}" back into LASTCALL_SECRET_KEYS, or the secret has to be entered again.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignCounts"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description Only active campaigns with this reason to be archived, or with any. */
                advice?: "no_remaining_dials" | "past_end" | "event_passed" | "shared_contacts" | "any";
                /** @description Whether the deadline is near. */
                archivesSoon?: "true" | "false";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description Part of the name, in any case and with or without accents; or the `shortId`. */
                search?: string;
                sort?: "name" | "-name" | "start" | "-start" | "end" | "-end" | "created" | "-created" | "deadline" | "-deadline" | "lastDial" | "-lastDial" | "contacts" | "-contacts" | "remaining" | "-remaining" | "progress" | "-progress" | "numbers" | "-numbers" | "callers" | "-callers" | "archived" | "-archived";
                status?: "draft" | "active" | "archived";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of campaigns. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_not_draft`: Only a draft can be deleted. Archive a campaign that was launched.
             *
             *     `legal_hold`: A legal hold keeps this data as it is, so nothing was deleted; once it may be lifted (GET /v1/legal-holds), lift it and ask again.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignChanges"];
            };
        };
        responses: {
            /** @description The campaign. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_already_launched`: This campaign was launched before; only its end date can still be changed.
             *
             *     `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClock"];
            };
        };
        responses: {
            /** @description The campaign at its new time. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `demo_only`: Only a demo account has this: a clock that can be moved, and calls that reach nobody.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             *
             *     `campaign_ended`: This campaign’s workflow has come to its end, so no timer is left for its clock to reach; nothing was changed.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `demo_clock_too_far`: A demo campaign’s clock goes {years} years ahead at most; clone the campaign to begin again.
             *
             *     `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `workflow_missing`: This campaign’s workflow has not begun yet, so nothing was changed; try again in a moment. If it stays so, whoever runs this installation has to run "lastcall compare".
             *
             *     `notice_not_written`: The campaign’s clock stands at its notice, since no worker has written the mails that tell of it yet; see that a worker runs, then let the rest of the time pass.
             *
             *     `time_skipping_off`: The campaign’s clock has moved, but this installation’s Temporal server lets no time be skipped, so its timers fire as if it had not; whoever runs it can set frontend.WorkflowTimeSkippingEnabled.
             *
             *     `temporal_unavailable`: Temporal cannot be reached right now: {problem}.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The manifests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Archive"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archived campaign. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchivePreview"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCallBacks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBackCounts"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordCallEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallEvent"] | components["schemas"]["CallEventBatch"];
            };
        };
        responses: {
            /** @description Every event is recorded, now or before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedCallEvents"];
                };
            };
            /** @description Some events of a batch were refused, as `refused` says; the others are recorded. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedCallEvents"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             *
             *     `event_id_reused`: The id "{eventId}" was used for another event, which stays; give each event an id of its own.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamCallEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        /** @description JSON Lines: a call event a line, as for recordCallEvents, in UTF-8. */
        requestBody: {
            content: {
                /** @example {"id":"e1","type":"started","callId":"c1","occurredAt":"2026-11-23T18:00:00Z","to":"+12025550143"} */
                "application/jsonl": string;
                /** @example {"id":"e1","type":"started","callId":"c1","occurredAt":"2026-11-23T18:00:00Z","to":"+12025550143"} */
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description A line for each commit, and one at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time; send it again over a connection that is fast enough. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordCallerHeartbeats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallerHeartbeats"];
            };
        };
        responses: {
            /** @description All are taken. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some were refused, as `refused` says; the others are taken. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedHeartbeats"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCallers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The callers, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallerList"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCaller: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unassignCaller: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cloneCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CloneRequest"];
            };
        };
        responses: {
            /** @description The new draft. */
            201: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only those on the account’s do-not-call list, or only the others. */
                doNotCall?: "true" | "false";
                /** @description How many items a page has at most. */
                limit?: number;
                phone?: string;
                /** @description Part of a name, an e-mail address, an external id or a number; case and accents do not matter. */
                search?: string;
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                campaignId: string;
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `contact_dialled`: Somebody has dialled this contact, so its number stays and it is not removed; everything else can be changed.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                campaignId: string;
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChanges"];
            };
        };
        responses: {
            /** @description The contact as it is now. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `contact_dialled`: Somebody has dialled this contact, so its number stays and it is not removed; everything else can be changed.
             *
             *     `contact_exists`: Another contact of this campaign has this number; change that one instead.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importContacts: {
        parameters: {
            query?: {
                /** @description JSON with what columns are taken for, by their headings: `phone`, `firstName`, `lastName`, `email`, `externalId`, `extension`, `field`, `ignore`. Remembered for files with the same headings; left out: what was remembered, else what the headings say. */
                columns?: string;
                /** @description ISO 3166 code of the country of numbers without a country code. */
                country?: "AC" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GT" | "GU" | "GW" | "GY" | "HK" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TA" | "TC" | "TD" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
                delimiter?: "comma" | "semicolon" | "tab" | "pipe";
                /** @description Left out: UTF-8 or UTF-16, or the `charset` of the content type. */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The line of the headings; 0: the file has none. */
                headingLine?: number | null;
                /** @description Whether rows about contacts of the campaign, by number or else by external id, change them. Empty cells change nothing, and the number of a contact that was dialled stays. */
                update?: "true" | "false";
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        /** @description CSV with comma, semicolon, tab or pipe, or a workbook (.xlsx, at most 32 MiB, its first sheet). Headings are known as VAN, PDI, Google, Outlook and Excel write them, in six languages; every other column is kept in `fields`. */
        requestBody: {
            content: {
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/csv": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/plain": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/tab-separated-values": string;
            };
        };
        responses: {
            /** @description What became of each row. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /**
             * @description `invalid_csv`: The file cannot be imported: {problem}. Nothing was changed.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time; send it again over a connection that is fast enough. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `import_running`: Another import into this campaign is under way; send this one again when it has ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: {
                /** @description JSON with what columns are taken for, by their headings: `phone`, `firstName`, `lastName`, `email`, `externalId`, `extension`, `field`, `ignore`. Remembered for files with the same headings; left out: what was remembered, else what the headings say. */
                columns?: string;
                /** @description ISO 3166 code of the country of numbers without a country code. */
                country?: "AC" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GT" | "GU" | "GW" | "GY" | "HK" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TA" | "TC" | "TD" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
                delimiter?: "comma" | "semicolon" | "tab" | "pipe";
                /** @description Left out: UTF-8 or UTF-16, or the `charset` of the content type. */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The line of the headings; 0: the file has none. */
                headingLine?: number | null;
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        /** @description CSV with comma, semicolon, tab or pipe, or a workbook (.xlsx, at most 32 MiB, its first sheet). Headings are known as VAN, PDI, Google, Outlook and Excel write them, in six languages; every other column is kept in `fields`. */
        requestBody: {
            content: {
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/csv": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/plain": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/tab-separated-values": string;
            };
        };
        responses: {
            /** @description How the file would be read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /**
             * @description `invalid_csv`: The file cannot be imported: {problem}. Nothing was changed.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time; send it again over a connection that is fast enough. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLastImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastImport"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefusedRows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8 with a byte order mark. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadlineMoves: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of moves, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineMovePage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exemptCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExemption"];
            };
        };
        responses: {
            /** @description The exempt campaign. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `exemption_over`: This exemption would be over already; give an "until" that is still to come, or none.
             *
             *     `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endCampaignExemption: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign with its deadline. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One of each kind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportList"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCampaign: {
        parameters: {
            query?: {
                /** @description Begin with a byte order mark, by which Excel knows UTF-8. For spreadsheets. */
                bom?: "true" | "false";
                /** @description Which columns, in this order, with commas between them; left out: all. What there is of each kind and layout is in the list of exports. `answers` and `fields` stand for all of their columns. */
                columns?: string;
                /** @description Left out: that of the preset, else `plain`. `plain`: the rows as they are sealed, for programs. `spreadsheet`: for people, with a column for each question or field, names beside the ids, times of a zone, no cell longer than 32,767 characters, and nothing that runs as a formula. */
                layout?: "plain" | "spreadsheet";
                /** @description A preset’s name or id (`GET /v1/export-presets`), in the place of `columns`. */
                preset?: string;
                /** @description Whose times a spreadsheet has, with the offset; other layouts have UTC. */
                timeZone?: "account" | "UTC";
            };
            header?: never;
            path: {
                campaignId: string;
                file: "calls.csv" | "calls.csv.gz" | "calls.jsonl" | "calls.parquet" | "contacts.csv" | "contacts.csv.gz" | "contacts.jsonl" | "contacts.parquet" | "receipts.csv" | "receipts.csv.gz" | "receipts.jsonl" | "receipts.parquet" | "opt_outs.csv" | "opt_outs.csv.gz" | "opt_outs.jsonl" | "opt_outs.parquet" | "results.csv" | "results.csv.gz" | "results.jsonl" | "results.parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                    "application/jsonl": string;
                    "application/vnd.apache.parquet": string;
                    "text/csv": string;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
            /** @description The file is at the address in `Location`, for a short time and without further credentials. */
            302: {
                headers: {
                    /** @description A link to the archive store. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not changed since the ETag or time that was sent. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_found`: There is no {what} with this id in your account.
             *
             *     `preset_not_found`: There is no preset "{preset}" in your account; see which there are (GET /v1/export-presets), or name the columns.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `preset_outdated`: Nothing was exported, because the preset "{preset}" has columns that there are no more: {columns}. Change it (PATCH /v1/export-presets/{presetId}), or name the columns. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `data_deleted`: This campaign’s data was deleted, because the time for which your account keeps it was over; only its counts and receipts are left. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: The file has {bytes} bytes; ask for a range inside it. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepCampaign"];
            };
        };
        responses: {
            /** @description The campaign with its later deadline. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_not_launched`: This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).
             *
             *     `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `campaign_exempt`: This campaign is exempt from archiving itself, so there is nothing to keep; end its exemption first.
             *
             *     `keeps_used_up`: This campaign was kept as often as your account allows ({maxKeeps}); call from it, or ask an owner or admin to exempt it or to raise maxKeeps (PATCH /v1/account).
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    launchCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active campaign. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchedCampaign"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCampaignLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLegalHold"];
            };
        };
        responses: {
            /** @description It stands. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftCampaignLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lifted. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNumbers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachNumbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachNumbers"];
            };
        };
        responses: {
            /** @description Attached. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachResult"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `number_unavailable`: Nothing was attached, because {problem}; "numbers" says why, number by number.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    detachNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
                numberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Detached. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_archived`: This campaign is archived, which cannot be undone. Clone it to go on calling.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as the carriers tell. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rent"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for; it begins within seconds. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignStatistics"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveBandwidthNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The notification as Bandwidth sends it. */
        requestBody: {
            content: {
                /** @example <Notification><Status>COMPLETE</Status><OrderType>disconnects</OrderType><OrderId>8a358296-5ade-4ff4-8f4c-1f3a5dca3a7e</OrderId></Notification> */
                "application/xml": string;
                /** @example <Notification><Status>COMPLETE</Status><OrderType>disconnects</OrderType><OrderId>8a358296-5ade-4ff4-8f4c-1f3a5dca3a7e</OrderId></Notification> */
                "text/xml": string;
            };
        };
        responses: {
            /** @description Taken, whether or not the order is one of ours. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sent without credentials: to be sent again with them. */
            401: {
                headers: {
                    /** @description Basic realm="lastcall" */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCarriers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All carriers. Credentials themselves are never shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarrierList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCarrierCredentials: {
        parameters: {
            query?: {
                /** @description Whether to ask the carrier first. */
                check?: "true" | "false";
                /** @description Whether to store what the carrier rejects. */
                force?: "true" | "false";
            };
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                carrier: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CarrierCredentials"];
            };
        };
        responses: {
            /** @description Stored. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredCarrier"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `credentials_rejected`: Nothing was stored, because {carrier} rejects these credentials; correct them, or store them all the same with "force=true".
             *
             *     `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_key_missing`: This cannot be stored, because this installation has no key to encrypt it with; whoever runs it has to set LASTCALL_SECRET_KEYS.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCarrierCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                carrier: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importNumbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                carrier: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole list was read. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberImport"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `carrier_list_failed`: The carrier’s list could not be read to its end. {problem} What was read before is imported; import again to go on. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComparisons: {
        parameters: {
            query?: {
                carrier?: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of comparisons. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runComparison: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun; see the list of comparisons. */
            202: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `temporal_unavailable`: Temporal cannot be reached right now: {problem}.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDoNotCall: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description Whether this number is on the list. */
                phone?: string;
                /** @description Part of a number, as people write it. */
                search?: string;
                source?: "person" | "opt_out" | "import" | "disposition";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addToDoNotCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDoNotCallEntry"];
            };
        };
        responses: {
            /** @description It was on the list: its entry. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallEntry"];
                };
            };
            /** @description The new entry. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallEntry"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDoNotCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFromDoNotCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                entryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken off. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importDoNotCall: {
        parameters: {
            query?: {
                /** @description JSON with what columns are taken for, by their headings: `phone`, `firstName`, `lastName`, `email`, `externalId`, `extension`, `field`, `ignore`. Remembered for files with the same headings; left out: what was remembered, else what the headings say. */
                columns?: string;
                /** @description ISO 3166 code of the country of numbers without a country code. */
                country?: "AC" | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GT" | "GU" | "GW" | "GY" | "HK" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TA" | "TC" | "TD" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
                delimiter?: "comma" | "semicolon" | "tab" | "pipe";
                /** @description Left out: UTF-8 or UTF-16, or the `charset` of the content type. */
                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                /** @description The line of the headings; 0: the file has none. */
                headingLine?: number | null;
                /** @description For the rows that give none. */
                reason?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As for an import of contacts. */
        requestBody: {
            content: {
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/csv": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/plain": string;
                /**
                 * @example phone,first_name,last_name,precinct
                 *     (202) 555-0143,Ada,"Lovelace, Countess",7
                 */
                "text/tab-separated-values": string;
            };
        };
        responses: {
            /** @description What became of the rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoNotCallReport"];
                };
            };
            /**
             * @description `invalid_csv`: The file cannot be imported: {problem}. Nothing was changed.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time; send it again over a connection that is fast enough. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listErasures: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasurePage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewErasure"];
            };
        };
        responses: {
            /** @description It has begun. */
            202: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `legal_hold`: A legal hold keeps this data as it is, so nothing was deleted; once it may be lifted (GET /v1/legal-holds), lift it and ask again.
             *
             *     `erasure_own_number`: Your account rents or rented this number: it is not a person’s, and every call from it would be erased. Nothing was changed.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `secret_key_missing`: This cannot be stored, because this installation has no key to encrypt it with; whoever runs it has to set LASTCALL_SECRET_KEYS.
             *
             *     `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The erasure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description `next` of the answer before; or `now`: only what comes from now on. Left out: from the beginning. */
                after?: string;
                campaignId?: string;
                /** @description How many events an answer has at most. */
                limit?: number;
                /** @description The oldest first, to follow them; or the newest first, where `next` leads to older ones. */
                sort?: "occurred" | "-occurred";
                /** @description Only events of this type; may be given several times. */
                type?: components["schemas"]["EventType"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some of the events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `events_gone`: Events after this cursor are not kept any more, so some would be missing; read what you follow as it is now, then go on with after=now, or without "after" from the oldest event that is kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExportPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPresetList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExportPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExportPreset"];
            };
        };
        responses: {
            /** @description The preset. */
            201: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPreset"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `preset_exists`: Another preset of your account has this name; change that one, or take another name.
             *
             *     `too_many_presets`: The account has as many presets as it can have; delete one first.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteExportPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                presetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeExportPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                presetId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeExportPreset"];
            };
        };
        responses: {
            /** @description The preset as it is now. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPreset"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `preset_scheduled`: A scheduled export has the columns of this preset, so only an owner or admin may change them; make another preset.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `preset_exists`: Another preset of your account has this name; change that one, or take another name.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExportSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportScheduleList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExportSchedule"];
            };
        };
        responses: {
            /** @description The schedule. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportSchedule"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_found`: There is no {what} with this id in your account.
             *
             *     `preset_not_found`: There is no preset "{preset}" in your account; see which there are (GET /v1/export-presets), or name the columns.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `too_many_schedules`: The account has as many scheduled exports as it can have; remove one first.
             *
             *     `preset_outdated`: Nothing was exported, because the preset "{preset}" has columns that there are no more: {columns}. Change it (PATCH /v1/export-presets/{presetId}), or name the columns.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeExportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                carrier?: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: "leak" | "ghost" | "stranger";
                /** @description How many items a page has at most. */
                limit?: number;
                status?: "open" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of findings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fixFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                findingId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FixFinding"];
            };
        };
        responses: {
            /** @description The finding, resolved. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `finding_other_fix`: This finding is a {kind}, which is fixed by "{fix}"; nothing was changed.
             *
             *     `finding_resolved`: A later comparison did not find this any more, so there is nothing to fix.
             *
             *     `finding_outdated`: The number has changed here since it was compared; compare again (POST /v1/comparisons).
             *
             *     `number_held_elsewhere`: Another account of this installation holds this number, so nothing was changed. If it is yours, ask whoever runs the installation.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description `true`: only what waits for a person. */
                needsOperator?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the inbox. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryReleases: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their next attempts are due now. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedReleases"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStuckWorkflows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflows; none when all is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StuckWorkflows"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that were neither accepted nor taken back, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The invitation, with its link. */
            201: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `owner_only`: Only an owner can give or take the role of an owner; ask one of your account’s owners.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `already_member`: A person with this e-mail address is in the account already; change their role instead.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `too_many_mails`: So many mails were asked for that no more are sent for now; try again in {minutes} min.
             *
             *     `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is taken back. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `owner_only`: Only an owner can give or take the role of an owner; ask one of your account’s owners.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description The person is a member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation_invalid`: This invitation was used, taken back or is too old; ask who invited you for a new one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_to_accept`: There is a user with this e-mail address; sign in as them, then accept the invitation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookUpInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description What it offers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationOffer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation_invalid`: This invitation was used, taken back or is too old; ask who invited you for a new one. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAccountLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLegalHold"];
            };
        };
        responses: {
            /** @description It stands. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftAccountLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lifted. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLegalHolds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That of the account first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMails: {
        parameters: {
            query?: {
                campaignId?: string;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                state?: "waiting" | "sent" | "refused" | "given_up" | "kept" | "dropped" | "gathered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of mails, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMailAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                mailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits to be sent. */
            202: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `mail_not_resendable`: This mail is "{state}", so it was not sent again; only one that is refused, given_up or kept can be.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person or the key, the role and the account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchAccount"];
            };
        };
        responses: {
            /** @description As `getMe`, in that account. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMailPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every kind of mail that the account sends of its campaigns. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreferences"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setMailPreference: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: "archive_notice" | "notice_withdrawn" | "numbers_stuck" | "archive_reminder" | "archived" | "numbers_back" | "digest";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMailPreference"];
            };
        };
        responses: {
            /** @description As `getMailPreferences`. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreferences"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `persons_only`: Only a person who is signed in can do this; an API key cannot.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `mail_essential`: Mails of the kind "{kind}" cannot be switched off: they warn of what cannot be undone, or ask for what costs rent until somebody does it.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the order in which they joined. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are out. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `owner_only`: Only an owner can give or take the role of an owner; ask one of your account’s owners.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `last_owner`: An account keeps at least one owner; make somebody else an owner first.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
                /** @description The `etag` of what the change is meant for. Where that has changed meanwhile, nothing is done. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The person as they are now. */
            200: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `owner_only`: Only an owner can give or take the role of an owner; ask one of your account’s owners.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             *
             *     `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `last_owner`: An account keeps at least one owner; make somebody else an owner first.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Nothing was changed, because this {what} is not what your If-Match was given for any more; see "current", and send the change with its etag if you still want it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInventory: {
        parameters: {
            query?: {
                campaignId?: string;
                carrier?: "sandbox" | "twilio" | "telnyx" | "bandwidth" | "signalwire" | "plivo" | "vonage";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description Part of the number; only its digits count. */
                search?: string;
                state?: "available" | "assigned" | "releasing" | "released";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor does not belong to this list in this order; start again without it, with the sort you want.
             *
             *     `invalid_request`: The request is not valid: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                numberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The release. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberRelease"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reclaimNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                numberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back, or ordered. */
            200: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReclaimedNumber"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `reclaim_by_hand`: This carrier has no API to take a number back. {how}
             *
             *     `reclaim_over`: The carrier does not keep this number for you, or not any more; see reclaimableUntil in the inventory (GET /v1/numbers).
             *
             *     `reclaim_busy`: Somebody is taking this number back right now; send the request again in a minute to see what became of it.
             *
             *     `reclaim_rented`: The number is rented again already, by your account or another one of this installation; nothing was asked for.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reclaim_failed`: The number was not taken back: {problem} */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path: {
                numberId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryRelease"];
            };
        };
        responses: {
            /** @description The next attempt is due now. */
            204: {
                headers: {
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `release_not_waiting`: This number’s release is done or under way; see its receipt (GET /v1/numbers/{numberId}/receipt).
             *
             *     `release_not_found_elsewhere`: The number was not found in a subaccount that credentials of your own reach, or its release is done or under way; see its receipt (GET /v1/numbers/{numberId}/receipt), or retry without whereFound.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description If there is such a person, a mail is on its way to them. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mails_not_sent`: This installation sends no mails; ask whoever runs it for a link to set a new password (lastcall password-link). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_mails`: So many mails were asked for that no more are sent for now; try again in {minutes} min. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRetention: {
        parameters: {
            query: {
                retentionDays: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would be deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database_unavailable`: The database cannot be reached right now; try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTargetedCampaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID, for this one change: sent again with the same key within 24 hours, it is answered as it was and not done a second time. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetedCampaign"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                headers: {
                    /** @description The `etag` of the body. */
                    ETag?: string;
                    /** @description `true`: the answer of an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `campaign_not_archived`: The campaign {campaignId} is not archived; archive it first, or clone it.
             *
             *     `idempotency_key_in_use`: A request with this Idempotency-Key is under way; send it again in {seconds} s to get its answer.
             *
             *     `idempotency_answer_lost`: This was done before with the same Idempotency-Key (HTTP {status}), but its answer is too large to be kept, or was given to another sign-in; read what there is now.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: Nothing was done, because this Idempotency-Key was used for another request; give each change a key of its own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTargetingChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetingSources"];
            };
        };
        responses: {
            /** @description The choices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetingChoices"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `campaign_not_archived`: The campaign {campaignId} is not archived; archive it first, or clone it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTargeting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Targeting"];
            };
        };
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetingPreview"];
                };
            };
            /**
             * @description `invalid_request`: The request is not valid: {problem}.
             *
             *     `malformed_json`: The body is not JSON: {problem}.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send a valid API key as "Authorization: Bearer lc_...". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your role ({role}) may not do this; ask an owner or admin of your account.
             *
             *     `no_account`: You are signed in, but belong to no account; ask an owner or admin of yours to invite you.
             *
             *     `cross_site_request`: A signed-in browser may change something only from Lastcall’s own pages; open them and do it there.
             *
             *     `insufficient_scope`: This API key lacks the scope {scope}; ask an owner or admin for a key that has it.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no {what} with this id in your account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `campaign_not_archived`: The campaign {campaignId} is not archived; archive it first, or clone it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_busy`: Your account has as many of these under way as it may; try again when one of them has ended. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `server_busy`: Too many of these are under way right now; try again in a moment.
             *
             *     `database_unavailable`: The database cannot be reached right now; try again in a moment.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMailSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which mails it switches off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSubscription"];
                };
            };
            /** @description To the page, for who takes HTML rather than JSON. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsubscribe_invalid`: This address unsubscribes from nothing: it was changed on its way, or its mail is too old. Sign in and choose which mails you get. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`: Too many addresses of this kind that hold nothing were tried from here; try again in a minute. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description The one member `List-Unsubscribe` with the value `One-Click`, up to 8 KiB. */
        requestBody: {
            content: {
                /** @example List-Unsubscribe=One-Click */
                "application/x-www-form-urlencoded": string;
                /** @example List-Unsubscribe=One-Click */
                "multipart/form-data": string;
            };
        };
        responses: {
            /** @description They are switched off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSubscription"];
                };
            };
            /** @description `invalid_request`: The request is not valid: {problem}. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsubscribe_invalid`: This address unsubscribes from nothing: it was changed on its way, or its mail is too old. Sign in and choose which mails you get. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than {limit}; send it in several parts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the body as {expected}. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tries`: Too many addresses of this kind that hold nothing were tried from here; try again in a minute. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: Something failed on our side; try again, and tell us the request id {requestId}. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
