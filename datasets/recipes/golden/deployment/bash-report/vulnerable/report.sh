#!/bin/bash
out=/tmp/report.$$
for day in $1; do
  eval "grep $day /var/log/app.log" >> $out
done
mail -s report ops@example.invalid < $out
