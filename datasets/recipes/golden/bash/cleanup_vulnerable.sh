#!/bin/sh
# Removes the working files of one job.
job=$1
eval "rm -rf /var/tmp/jobs/$job"
