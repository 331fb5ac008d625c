#!/bin/sh
# Removes the working files of one job.
set -eu
job=$1
case $job in
    "" | *[!0-9]*) echo "a job number is expected" >&2; exit 2 ;;
esac
rm -rf -- "/var/tmp/jobs/$job"
