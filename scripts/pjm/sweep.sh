#!/bin/bash
# UNTESTED: no machine with PJM (Fugaku) was in reach; written from its published manuals.
# One bulk sub-job runs one shard of a sweep on one node, one member per 12-core group:
#   pjsub --bulk --sparam "0-99" -x STUDY=study.toml,DIR=runs/study,SHARDS=100 scripts/pjm/sweep.sh
# then, on the login node: poai sweep merge DIR
#PJM -L "node=1"
#PJM -L "elapse=01:00:00"
#PJM --mpi "max-proc-per-node=1"
#PJM -S
set -uo pipefail
exec "${POAI:-poai}" sweep "$STUDY" -o "$DIR" --resume --shard "$((PJM_BULKNUM + 1))/$SHARDS" \
  --jobs 4
