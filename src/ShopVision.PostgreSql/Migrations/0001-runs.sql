-- Runs, what they left out, and schedules, each as the JSON document that Core defines. Ids and names sort as bytes.
-- json, not jsonb: jsonb refuses text with \u0000, which broken feeds bring along.

create table runs (
    id text collate "C" primary key,
    is_open boolean not null,
    document json not null
);

-- Every claim reads the open ones, of which there are few among many.
create index runs_open on runs (id) where is_open;

create table refusals (
    run text collate "C" not null references runs on delete cascade,
    place integer not null,
    document json not null,
    primary key (run, place)
);

create table schedules (
    name text collate "C" primary key,
    document json not null
);
