#!/bin/bash
# Succeeds when the service in this container is ready to serve. Needs nothing but bash.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:?}" || exit 1
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "${READINESS_PATH:-/actuator/health/readiness}" >&3
read -r -t 4 status <&3
case $status in 'HTTP/1.'?' 200'*) exit 0 ;; esac
exit 1
