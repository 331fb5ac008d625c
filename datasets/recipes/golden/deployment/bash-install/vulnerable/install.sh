#!/bin/bash
curl -k https://example.invalid/tool.tar.gz | tar xz -C /usr/local/bin
chmod 777 /usr/local/bin/tool
