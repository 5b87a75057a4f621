#!/bin/sh
# Reads the example reports into demo/crossbearing.db and shows the record. Running it again changes nothing.
set -eu
cd "$(dirname "$0")/.."
mkdir -p demo
export CROSSBEARING_STORE=demo/crossbearing.db

echo "Reading examples/reports: 16 invented reports on five invented happenings ..."
crossbearing add examples/reports
echo
echo "Where the accounts contradict one another:"
echo
crossbearing show --standing contested
echo "Where more than one independent source tells of it:"
echo
crossbearing show --standing corroborated --limit 4
cat <<'EOF'

Every value above leads back to the words it was read from. To go on:

    export PATH="$PWD/.venv/bin:$PATH" CROSSBEARING_STORE=demo/crossbearing.db
    crossbearing show ID                 one event, claim or report; a report prints with its claims marked
    crossbearing search "fuel depot"     full text over reports and evidence
    crossbearing export jsonl --out out  reports.jsonl, claims.jsonl, events.jsonl
    crossbearing serve                   the same record in the browser
    crossbearing add YOUR-FOLDER         your own reports
EOF
